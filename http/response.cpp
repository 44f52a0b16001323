#include "http/response.hpp"

#include "http/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <ctime>

namespace auktiva::http {

namespace {

constexpr std::string_view always = "X-Content-Type-Options: nosniff\r\n"
                                    "Referrer-Policy: no-referrer\r\n"
                                    "X-Frame-Options: DENY\r\n";

/// Added unless the handler set a field of that name.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> defaults{{
    {"Cache-Control", "no-store"},
    {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
}};

constexpr std::array<std::pair<int, std::string_view>, 34> reasons{{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {426, "Upgrade Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
}};

std::string_view reason_of(int status) noexcept
{
    auto const known = std::ranges::find(reasons, status, &std::pair<int, std::string_view>::first);
    return known == reasons.end() ? std::string_view{} : known->second;
}

template <class Integer>
void append_number(std::string& out, Integer number)
{
    std::array<char, 24> digits;
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

void append_field(std::string& out, std::string_view name, std::string_view value)
{
    out.append(name).append(": ").append(value).append("\r\n");
}

/// For values that may come from outside: they must not start a line of their own.
void append_on_one_line(std::string& out, std::string_view name, std::string_view value)
{
    std::string line{value};
    std::ranges::replace_if(
        line, [](char byte) { return byte >= 0 && byte < ' '; }, ' '
    );
    append_field(out, name, line);
}

bool sets(response const& answer, std::string_view name)
{
    return std::ranges::any_of(
        answer.headers, [name](auto const& field) { return equal_ignoring_case(field.first, name); }
    );
}

} // namespace

std::string format_date(std::int64_t utc_ms)
{
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const seconds = static_cast<std::time_t>(utc_ms / 1000);
    std::tm at{};
    ::gmtime_r(&seconds, &at);
    std::array<char, 64> text;
    auto const size = std::snprintf(
        text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
        days[static_cast<std::size_t>(at.tm_wday)], at.tm_mday, months[static_cast<std::size_t>(at.tm_mon)],
        at.tm_year + 1900, at.tm_hour, at.tm_min, at.tm_sec
    );
    return {text.data(), static_cast<std::size_t>(size)};
}

void append_head(std::string& out, response const& answer, head_facts const& facts)
{
    out.append("HTTP/1.1 ");
    append_number(out, answer.status);
    out.append(" ").append(reason_of(answer.status)).append("\r\nDate: ").append(facts.date);
    // By which clients tell how far their clock is off; a second would be too coarse to bid by.
    out.append("\r\nX-Server-Time: ");
    append_number(out, facts.now);
    out.append("\r\n");
    if (!facts.connection.empty())
        append_field(out, "Connection", facts.connection);
    if (allows_body(answer.status))
    {
        if (!answer.content_type.empty())
            append_on_one_line(out, "Content-Type", answer.content_type);
        out.append("Content-Length: ");
        append_number(out, answer.length());
        out.append("\r\n");
    }
    out.append(always);
    // Of a plain page at a private address browsers take neither, and complain of the second.
    if (facts.secure)
        out.append("Strict-Transport-Security: max-age=31536000\r\n"
                   "Cross-Origin-Opener-Policy: same-origin\r\n");
    for (auto const& [name, value] : defaults)
        if (!sets(answer, name))
            append_field(out, name, value);
    for (auto const& [name, value] : answer.headers)
        append_on_one_line(out, name, value);
    out.append("\r\n");
}

} // namespace auktiva::http
