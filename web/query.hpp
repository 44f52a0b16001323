#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace auktiva::web {

/// A whole number and nothing else.
inline std::optional<std::int64_t> read_whole(std::string_view text)
{
    std::int64_t value{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const whole = error == std::errc{} && end == text.data() + text.size();
    return whole ? std::optional{value} : std::nullopt;
}

} // namespace auktiva::web
