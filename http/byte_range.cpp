#include "http/byte_range.hpp"

#include "http/text.hpp"

#include <algorithm>
#include <charconv>

namespace auktiva::http {

namespace {

std::optional<std::uint64_t> read_position(std::string_view text) noexcept
{
    std::uint64_t value{};
    auto const end = text.data() + text.size();
    auto const read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end ? std::optional{value} : std::nullopt;
}

} // namespace

range_wish read_range(std::string_view header, std::uint64_t body_size) noexcept
{
    auto last_text = header;
    if (!equal_ignoring_case(trim(cut(last_text, '=')), "bytes") || last_text.find('-') == last_text.npos)
        return {};
    auto const first_text = trim(cut(last_text, '-'));
    last_text = trim(last_text);
    auto const first = read_position(first_text);
    auto const last = read_position(last_text);
    if ((!first && !first_text.empty()) || (!last && !last_text.empty()) || (!first && !last))
        return {};
    if (!first)
    {
        auto const size = std::min(*last, body_size);
        return size == 0 ? range_wish{.part = {}, .beyond_end = true}
                         : range_wish{.part = byte_range{body_size - size, size}};
    }
    if (last && *last < *first)
        return {};
    if (*first >= body_size)
        return {.part = {}, .beyond_end = true};
    return {.part = byte_range{*first, std::min(last.value_or(body_size - 1), body_size - 1) - *first + 1}};
}

} // namespace auktiva::http
