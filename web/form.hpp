#pragma once

#include "auction/names.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

// How the members of a request are declared: one row each, from which reading, refusing and the API's
// document follow.
namespace auktiva::web {

/// What a member may hold.
enum class kind
{
    /// One line; bounds count code points.
    line,
    /// Any text; bounds count code points.
    text,
    /// One line, or a list of 1 to 100 of them: in a form "name", or "name[0]" and so on.
    lines,
    /// An address; read in lower case.
    email,
    /// At least as long as the house demands, at most 256.
    password,
    flag,
    /// A whole number; bounds count its value.
    integer,
    /// RFC 3339, see parse_time.
    time,
    /// A decimal, not negative. Which decimals a currency has is for the rules.
    amount,
    /// One of the choices.
    choice,
    /// A list of texts such as ids; bounds count its entries.
    texts,
    /// An object with members of its own.
    object,
    /// A list of such objects; bounds count its entries.
    objects,
};

enum class presence
{
    optional,
    required,
    /// May be null, which clears.
    nullable,
};

/// One member of a body, or of a query.
struct field
{
    std::string_view name;
    kind is;
    std::int64_t least{};
    std::int64_t most{};
    presence must{presence::optional};
    std::span<std::string_view const> choices{};
    std::span<field const> members{};
    std::string_view meaning{};

    constexpr field required() const
    {
        auto changed = *this;
        changed.must = presence::required;
        return changed;
    }
    constexpr field nullable() const
    {
        auto changed = *this;
        changed.must = presence::nullable;
        return changed;
    }
    constexpr field about(std::string_view what) const
    {
        auto changed = *this;
        changed.meaning = what;
        return changed;
    }
};

/// The members a route takes. Others are ignored.
struct form
{
    std::string_view name;
    std::span<field const> fields;
    /// Nothing is required: what is absent stays as it is.
    bool partial{};
    /// Set where what is wrong is refused as 400 with this key, not as 422.
    std::string_view refused_as{};
};

/// The wire names of an enum.
template <named Enum>
inline constexpr auto name_list = []
{
    std::array<std::string_view, names<Enum>.size()> list{};
    for (std::size_t i = 0; i < list.size(); ++i)
        list[i] = names<Enum>[i].second;
    return list;
}();

namespace declare {

constexpr field line(std::string_view name, std::int64_t least, std::int64_t most)
{
    return {name, kind::line, least, most};
}
constexpr field text(std::string_view name, std::int64_t least, std::int64_t most)
{
    return {name, kind::text, least, most};
}
constexpr field lines(std::string_view name, std::int64_t least, std::int64_t most)
{
    return {name, kind::lines, least, most};
}
constexpr field email(std::string_view name)
{
    return {name, kind::email, 3, 254};
}
constexpr field password(std::string_view name)
{
    return {name, kind::password, 8, 256};
}
constexpr field flag(std::string_view name)
{
    return {name, kind::flag};
}
constexpr field integer(std::string_view name, std::int64_t least, std::int64_t most)
{
    return {name, kind::integer, least, most};
}
constexpr field time(std::string_view name)
{
    return {name, kind::time};
}
constexpr field amount_of_money(std::string_view name)
{
    return {name, kind::amount};
}
constexpr field choice(std::string_view name, std::span<std::string_view const> choices)
{
    return {.name = name, .is = kind::choice, .choices = choices};
}
template <named Enum>
constexpr field choice(std::string_view name)
{
    return choice(name, name_list<Enum>);
}
constexpr field texts(std::string_view name, std::int64_t least, std::int64_t most)
{
    return {name, kind::texts, least, most};
}
constexpr field object(std::string_view name, std::span<field const> members)
{
    return {.name = name, .is = kind::object, .members = members};
}
constexpr field
objects(std::string_view name, std::int64_t least, std::int64_t most, std::span<field const> members)
{
    return {.name = name, .is = kind::objects, .least = least, .most = most, .members = members};
}

} // namespace declare

} // namespace auktiva::web
