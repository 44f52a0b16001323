#pragma once

#include "auction/names.hpp"
#include "auction/problem.hpp"
#include "auction/text_rules.hpp"
#include "auction/time.hpp"

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace auktiva::web {

/// What a text may be: its length in code points, and whether it is one line.
struct length
{
    std::size_t least{0};
    std::size_t most{};
    text_kind kind{text_kind::long_text};
};

/// A member of a PATCH body: outer nothing = leave as it is, inner nothing = clear.
template <class T>
using nullable = std::optional<std::optional<T>>;

/// The members of a request's body, read by name. A member of a wrong type or range is noted under its name;
/// after the last read, `refused()` tells whether anything was. Unknown members are ignored.
class body
{
public:
    /// Accepts JSON objects and forms. Malformed, too deep or ambiguous (a key twice) → 400.
    static result<body> parse(std::string_view content_type, std::string_view text);

    std::string text(std::string_view name, length allowed);
    std::optional<std::string> optional_text(std::string_view name, length allowed);
    nullable<std::string> nullable_text(std::string_view name, length allowed);
    std::optional<bool> flag(std::string_view name);
    std::optional<int> integer(std::string_view name, int least, int most);
    std::optional<timestamp> time(std::string_view name);
    nullable<timestamp> nullable_time(std::string_view name);

    /// A decimal as its text, from a JSON number (by its shortest form) or a string. Which decimals are
    /// allowed depends on the currency, so the rules read it.
    std::optional<std::string> decimal(std::string_view name);
    std::string required_decimal(std::string_view name);

    template <named Enum>
    std::optional<Enum> choice(std::string_view name)
    {
        auto const given = optional_text(name, {0, 64});
        if (!given)
            return std::nullopt;
        auto const known = find_named<Enum>(*given);
        if (!known)
            blame(name, "is not one of the allowed values");
        return known;
    }

    bool has(std::string_view name) const { return members_.contains(name); }

    /// Notes that a member is not acceptable; the first text becomes the message.
    void blame(std::string_view name, std::string_view why);

    bool refused() const { return !errors_.empty(); }
    /// Everything noted, as one 422.
    auktiva::problem problem() const;

private:
    explicit body(boost::json::object members)
        : members_{std::move(members)}
    {
    }

    /// The member, or nullptr where it is absent or null; a null is blamed unless it may clear.
    boost::json::value const* find(std::string_view name, bool may_be_null = false);
    bool is_null(std::string_view name) const;
    std::optional<std::string>
    checked_text(std::string_view name, boost::json::value const& given, length allowed);
    std::optional<timestamp> checked_time(std::string_view name, boost::json::value const& given);

    boost::json::object members_;
    std::vector<std::pair<std::string, std::string>> errors_;
};

} // namespace auktiva::web
