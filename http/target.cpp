#include "http/target.hpp"

#include "http/text.hpp"

#include <algorithm>

namespace auktiva::http {

namespace {

bool is_printable_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](char byte) { return byte > ' ' && byte < '\x7f' && byte != '#'; });
}

std::optional<std::string> decode_text(std::string_view raw)
{
    auto decoded = percent_decode(raw);
    if (decoded && (decoded->find('\0') != decoded->npos || !is_utf8(*decoded)))
        decoded.reset();
    return decoded;
}

bool has_plain_segments(std::string_view path)
{
    auto rest = path.substr(1);
    if (rest.ends_with('/'))
        return false;
    while (!rest.empty())
        if (auto const segment = cut(rest, '/'); segment.empty() || segment == "." || segment == "..")
            return false;
    return true;
}

std::optional<std::string> decode_path(std::string_view raw)
{
    if (!raw.starts_with('/'))
        return std::nullopt;
    auto path = decode_text(raw);
    if (!path || path->find('\\') != path->npos || !has_plain_segments(*path))
        return std::nullopt;
    // An encoded slash is data to one reader and a separator to the next.
    if (std::ranges::count(*path, '/') != std::ranges::count(raw, '/'))
        return std::nullopt;
    return path;
}

bool decode_query(std::string_view raw, std::vector<std::pair<std::string, std::string>>& parameters)
{
    while (!raw.empty())
    {
        auto value = cut(raw, '&');
        if (value.empty())
            continue;
        auto name = decode_text(cut(value, '='));
        auto decoded = decode_text(value);
        if (!name || !decoded)
            return false;
        for (auto const& [known, ignored] : parameters)
            if (known == *name)
                return false;
        parameters.emplace_back(std::move(*name), std::move(*decoded));
    }
    return true;
}

} // namespace

std::optional<target> decode_target(std::string_view raw)
{
    if (!is_printable_ascii(raw))
        return std::nullopt;
    auto query = raw;
    auto path = decode_path(cut(query, '?'));
    if (!path)
        return std::nullopt;
    target decoded{.path = std::move(*path), .query = std::string{query}, .parameters = {}};
    if (!decode_query(query, decoded.parameters))
        return std::nullopt;
    return decoded;
}

} // namespace auktiva::http
