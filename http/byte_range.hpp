#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace auktiva::http {

/// The bytes of a body from `first` on.
struct byte_range
{
    std::uint64_t first{};
    std::uint64_t size{};

    friend bool operator==(byte_range const&, byte_range const&) = default;
};

/// What a Range header asks of a body (RFC 9110, 14.2).
struct range_wish
{
    /// Nothing: the whole body.
    std::optional<byte_range> part;
    /// Asks for bytes that are not there: 416.
    bool beyond_end{};
};

/// Several ranges, other units and malformed ones mean the whole body, as they may.
range_wish read_range(std::string_view header, std::uint64_t body_size) noexcept;

} // namespace auktiva::http
