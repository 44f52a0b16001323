#include "http/guard.hpp"

#include "http/target.hpp"
#include "http/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace auktiva::http {

namespace {

using verdict = std::optional<refusal>;

constexpr refusal bad(std::string_view text)
{
    return {.status = 400, .text = text};
}

verdict guard_method(request const& incoming)
{
    if (incoming.method == "TRACE" || incoming.method == "CONNECT")
        return refusal{.status = 405, .text = "Method not allowed"};
    return std::nullopt;
}

/// One coding, "chunked", is the only one whose end every reader finds at the same byte.
verdict guard_transfer_coding(request const& incoming)
{
    auto const fields = incoming.headers.count("Transfer-Encoding");
    if (fields == 0)
        return std::nullopt;
    if (incoming.version < 11)
        return bad("Transfer-Encoding needs HTTP/1.1");
    if (incoming.headers.count("Content-Length") > 0)
        return bad("Transfer-Encoding and Content-Length exclude each other");
    auto const coding = incoming.header("Transfer-Encoding");
    if (fields == 1 && equal_ignoring_case(coding, "chunked"))
        return std::nullopt;
    auto rest = coding;
    while (!rest.empty())
        if (!equal_ignoring_case(trim(cut(rest, ',')), "chunked"))
            return refusal{.status = 501, .text = "Unknown transfer coding"};
    return bad("Malformed Transfer-Encoding");
}

verdict guard_framing(request const& incoming)
{
    if (auto refused = guard_transfer_coding(incoming))
        return refused;
    auto const length = incoming.header("Content-Length");
    if (incoming.headers.count("Content-Length") > 1 || length.find(',') != length.npos)
        return bad("More than one Content-Length");
    auto const has_body =
        incoming.headers.count("Transfer-Encoding") > 0 || length.find_first_not_of('0') != length.npos;
    // An upgrade is a GET, so this covers it.
    if (has_body && (incoming.method == "GET" || incoming.method == "HEAD"))
        return bad("This method takes no body");
    return std::nullopt;
}

bool is_name_character(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '.' || letter == '_';
}

bool is_port(std::string_view text)
{
    return !text.empty() && text.size() <= 5 && text.find_first_not_of("0123456789") == text.npos;
}

/// "[::1]"; whether that address exists is not asked.
bool is_ipv6_literal(std::string_view text)
{
    auto const address = text.substr(1, text.size() - 2);
    return address.find(':') != address.npos &&
           address.find_first_not_of("0123456789abcdefABCDEF:.") == address.npos;
}

/// The host without its port; empty if malformed.
std::string_view host_name(std::string_view host)
{
    auto const end = host.starts_with('[') ? host.find(']') + 1 : std::min(host.find(':'), host.size());
    auto const name = host.substr(0, end);
    auto const rest = host.substr(end);
    if (!rest.empty() && !(rest.front() == ':' && is_port(rest.substr(1))))
        return {};
    auto const is_well_formed =
        name.starts_with('[') ? is_ipv6_literal(name) : std::ranges::all_of(name, is_name_character);
    return is_well_formed ? name : std::string_view{};
}

verdict guard_host(request const& incoming, guard_rules const& rules)
{
    if (incoming.headers.count("Host") != 1)
        return bad("Exactly one Host is needed");
    auto const name = host_name(incoming.header("Host"));
    if (name.empty())
        return bad("Malformed Host");
    auto const is_asked_for = [name](std::string const& allowed)
    { return equal_ignoring_case(allowed, name); };
    if (!rules.allowed_hosts.empty() && std::ranges::none_of(rules.allowed_hosts, is_asked_for))
        return bad("Unknown Host");
    return std::nullopt;
}

verdict guard_single_fields(request const& incoming, guard_rules const& rules)
{
    constexpr std::array<std::string_view, 6> single{"Authorization",   "Cookie", "Content-Type",
                                                     "Idempotency-Key", "Origin", "Expect"};
    for (auto const name : single)
        if (incoming.headers.count(name) > 1)
            return bad("A header field that may be sent once was sent twice");
    for (auto const& name : rules.single_cookies)
        if (incoming.count_cookies(name) > 1)
            return bad("A cookie that may be sent once was sent twice");
    return std::nullopt;
}

verdict guard_expectation(request const& incoming)
{
    auto const expected = incoming.header("Expect");
    if (!expected.empty() && !equal_ignoring_case(expected, "100-continue"))
        return refusal{.status = 417, .text = "Unknown expectation"};
    return std::nullopt;
}

verdict guard_target(request& incoming)
{
    if (incoming.target.size() > max_target_size)
        return refusal{.status = 414, .text = "The target is too long"};
    auto decoded = decode_target(incoming.target);
    if (!decoded)
        return bad("Malformed target");
    incoming.path = std::move(decoded->path);
    incoming.query = std::move(decoded->query);
    incoming.parameters = std::move(decoded->parameters);
    return std::nullopt;
}

/// Before the whole head is there: too much of it already?
verdict guard_size(std::string_view bytes)
{
    if (bytes.size() < max_head_size)
        return std::nullopt;
    if (bytes.find('\n') == bytes.npos)
        return refusal{.status = 414, .text = "The request line is too long"};
    return refusal{.status = 431, .text = "The header is too large"};
}

} // namespace

head_extent measure_head(std::string_view bytes)
{
    auto const head = bytes.substr(0, max_head_size);
    std::size_t line = 0;
    for (std::size_t lines = 0;; ++lines)
    {
        auto const end = head.find('\n', line);
        if (end == head.npos)
            return {.size = 0, .refused = guard_size(head)};
        if (end == line || head[end - 1] != '\r')
            return {.size = 0, .refused = bad("Lines must end with CR LF")};
        if (end == line + 1)
            return lines > 0 ? head_extent{.size = end + 1, .refused = {}}
                             : head_extent{.size = 0, .refused = bad("A request begins with its method")};
        if (head[line] == ' ' || head[line] == '\t')
            return {.size = 0, .refused = bad("Header fields must not be folded")};
        if (lines > max_header_fields)
            return {.size = 0, .refused = refusal{.status = 431, .text = "Too many header fields"}};
        line = end + 1;
    }
}

std::optional<refusal> guard(request& incoming, guard_rules const& rules)
{
    if (auto refused = guard_method(incoming))
        return refused;
    if (auto refused = guard_framing(incoming))
        return refused;
    if (auto refused = guard_host(incoming, rules))
        return refused;
    if (auto refused = guard_single_fields(incoming, rules))
        return refused;
    if (auto refused = guard_expectation(incoming))
        return refused;
    return guard_target(incoming);
}

} // namespace auktiva::http
