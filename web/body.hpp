#pragma once

#include "auction/names.hpp"
#include "auction/problem.hpp"
#include "auction/time.hpp"
#include "web/form.hpp"

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace auktiva::web {

/// A member that a change may clear: outer nothing = leave as it is, inner nothing = clear.
template <class T>
using nullable = std::optional<std::optional<T>>;

/// The members of a request's body or query, checked against their form before anybody reads them. Members
/// the form does not declare are ignored on the way in; to read one is a fault of ours.
class body
{
public:
    /// Accepts JSON objects and forms. Malformed, too deep or ambiguous (a key twice) → 400; anything that
    /// the form does not allow → 422 that names every such member.
    static result<body>
    parse(std::string_view content_type, std::string_view text, form const& takes, int password_min = 8);

    static result<body>
    of_query(std::vector<std::pair<std::string, std::string>> const& parameters, form const& asks);

    bool has(std::string_view name) const { return find(name) != nullptr; }

    /// Empty where there is none.
    std::string text(std::string_view name) const { return optional_text(name).value_or(std::string{}); }
    std::optional<std::string> optional_text(std::string_view name) const;
    nullable<std::string> nullable_text(std::string_view name) const;
    std::optional<bool> flag(std::string_view name) const;
    std::optional<timestamp> time(std::string_view name) const;
    nullable<timestamp> nullable_time(std::string_view name) const;
    /// All of a list, or the one text in its place.
    std::vector<std::string> texts(std::string_view name) const;
    bool is_list(std::string_view name) const;
    std::optional<body> object(std::string_view name) const;
    std::vector<body> objects(std::string_view name) const;

    template <class Integer = int>
    std::optional<Integer> integer(std::string_view name) const
    {
        auto const* given = find(name);
        return given ? std::optional{static_cast<Integer>(given->as_int64())} : std::nullopt;
    }

    /// A decimal as its text, from a JSON number (by its shortest form) or a string.
    std::optional<std::string> decimal(std::string_view name) const;

    template <named Enum>
    std::optional<Enum> choice(std::string_view name) const
    {
        auto const given = optional_text(name);
        return given ? find_named<Enum>(*given) : std::nullopt;
    }

private:
    body(boost::json::object members, std::span<field const> fields)
        : members_{std::move(members)}
        , fields_{fields}
    {
    }

    /// The member; nullptr where it is absent or null. Throws std::logic_error for one not declared.
    boost::json::value const* find(std::string_view name) const;
    bool is_null(std::string_view name) const;

    boost::json::object members_;
    std::span<field const> fields_;
};

} // namespace auktiva::web
