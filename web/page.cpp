#include "web/page.hpp"

#include "http/text.hpp"

#include <algorithm>
#include <charconv>

namespace auktiva::web {

namespace {

/// Ids, and roles before a slash.
bool names_a_row(std::string_view text)
{
    auto const is_plain = [](char c)
    { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/'; };
    return std::ranges::all_of(text, is_plain);
}

std::optional<storage::place> read_cursor(std::string_view text)
{
    auto const point = text.find('.');
    if (point == std::string_view::npos || !names_a_row(text.substr(point + 1)))
        return std::nullopt;
    storage::place found{.row = std::string{text.substr(point + 1)}};
    auto const [end, error] = std::from_chars(text.data(), text.data() + point, found.order);
    return error == std::errc{} && end == text.data() + point ? std::optional{std::move(found)}
                                                              : std::nullopt;
}

} // namespace

std::string cursor_of(storage::place const& next)
{
    return std::to_string(next.order) + '.' + next.row;
}

problem bad_cursor()
{
    return refusals::invalid("cursor", "is none that this list has given");
}

result<storage::page> page_in(body const& asked)
{
    storage::page part{.limit = asked.integer<std::int64_t>("limit")};
    if (auto const cursor = asked.optional_text("cursor"))
    {
        part.after = read_cursor(*cursor);
        if (!part.after)
            return bad_cursor();
    }
    return part;
}

std::optional<storage::page> asked_page(call& what)
{
    auto const asked = what.query();
    if (!asked)
        return std::nullopt;
    auto part = page_in(*asked);
    if (part)
        return *std::move(part);
    what.refuse(part.error());
    return std::nullopt;
}

http::response
linked(http::response answer, http::request const& asked, std::optional<storage::place> const& next)
{
    if (!next)
        return answer;
    std::string link = "<" + asked.target.substr(0, asked.target.find('?')) + '?';
    for (std::string_view rest = asked.query; !rest.empty();)
        if (auto const parameter = http::cut(rest, '&'); !parameter.starts_with("cursor="))
            link.append(parameter).append("&");
    link += "cursor=" + cursor_of(*next) + ">; rel=\"next\"";
    answer.headers.emplace_back("Link", std::move(link));
    return answer;
}

void write_next(json_writer& json, std::optional<storage::place> const& next)
{
    json.member("nextCursor", next ? std::optional{cursor_of(*next)} : std::nullopt);
}

} // namespace auktiva::web
