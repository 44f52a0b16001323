#pragma once

#include "http/text.hpp"

#include <concepts>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace auktiva::http {

/// What a path says where its pattern has `{names}`. The names point into the pattern.
class captures
{
public:
    void add(std::string_view name, std::string_view value) { values_.emplace_back(name, value); }

    /// Empty if the pattern has no such name; what was captured never is.
    std::string_view operator[](std::string_view name) const noexcept
    {
        for (auto const& [known, value] : values_)
            if (known == name)
                return value;
        return {};
    }

private:
    std::vector<std::pair<std::string_view, std::string>> values_;
};

/// Matches a decoded path with a pattern such as "/api/auctions/{auction}", segment by segment. A last
/// "{name...}" takes all that is left, at least one segment.
inline std::optional<captures> match(std::string_view pattern, std::string_view path)
{
    auto const literal = pattern.substr(0, pattern.find('{'));
    if (!path.starts_with(literal))
        return std::nullopt;
    captures found;
    auto expected = pattern.substr(literal.size());
    auto rest = path.substr(literal.size());
    while (!expected.empty())
    {
        auto const part = cut(expected, '/');
        if (part.ends_with("...}"))
        {
            if (rest.empty())
                return std::nullopt;
            found.add(part.substr(1, part.size() - 5), rest);
            return found;
        }
        auto const segment = cut(rest, '/');
        if (part.starts_with('{'))
        {
            if (segment.empty())
                return std::nullopt;
            found.add(part.substr(1, part.size() - 2), segment);
        }
        else if (part != segment)
            return std::nullopt;
    }
    auto const whole = rest.empty() && path.ends_with('/') == pattern.ends_with('/');
    return whole ? std::optional{std::move(found)} : std::nullopt;
}

template <class Row>
concept routable = requires(Row const& row)
{
    {
        row.method
        } -> std::convertible_to<std::string_view>;
    {
        row.pattern
        } -> std::convertible_to<std::string_view>;
};

/// The row that answers, or why none does: 405 if `allow` says something, else 404.
template <routable Row>
struct route
{
    Row const* row{};
    captures parameters;
    /// The methods that would be answered there, for the Allow header.
    std::string allow;
};

template <routable Row>
bool answers(Row const& row, std::string_view method)
{
    return row.method == method || (method == "HEAD" && std::string_view{row.method} == "GET");
}

/// The first row that matches method and path; a GET row answers HEAD too.
template <routable Row>
route<Row> find(std::span<Row const> rows, std::string_view method, std::string_view path)
{
    for (auto const& row : rows)
        if (answers(row, method))
            if (auto parameters = match(row.pattern, path))
                return {.row = &row, .parameters = std::move(*parameters), .allow = {}};
    route<Row> none;
    for (auto const& row : rows)
    {
        if (!match(row.pattern, path))
            continue;
        none.allow.append(none.allow.empty() ? "" : ", ").append(row.method);
        if (std::string_view{row.method} == "GET")
            none.allow += ", HEAD";
    }
    return none;
}

} // namespace auktiva::http
