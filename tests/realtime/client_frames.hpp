#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Frames as a client makes them: masked, and broken in any way a test wants.
namespace auktiva::realtime::client {

enum length_form
{
    shortest,
    two_bytes,
    eight_bytes,
};

/// `first` is the whole first byte: FIN, reserved bits, opcode.
inline std::string frame(int first, std::string_view payload, length_form form = shortest, bool masked = true)
{
    constexpr std::string_view mask{"\x37\xFA\x21\x3D"};
    auto const size = payload.size();
    if (form == shortest && size > 125)
        form = size > 0xFFFF ? eight_bytes : two_bytes;
    int const extended = form == eight_bytes ? 8 : form == two_bytes ? 2 : 0;
    std::string bytes;
    bytes += static_cast<char>(first);
    auto const length = extended == 8 ? 127u : extended == 2 ? 126u : static_cast<unsigned>(size);
    bytes += static_cast<char>(length | (masked ? 0x80u : 0u));
    for (int byte = extended; byte-- > 0;)
        bytes += static_cast<char>(static_cast<std::uint64_t>(size) >> (8 * byte) & 0xFF);
    if (!masked)
        return bytes += payload;
    bytes += mask;
    for (std::size_t at = 0; at < size; ++at)
        bytes += static_cast<char>(payload[at] ^ mask[at % 4]);
    return bytes;
}

inline std::string text(std::string_view payload)
{
    return frame(0x81, payload);
}

inline std::string close(int code, std::string_view reason = {})
{
    std::string payload{static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)};
    return frame(0x88, payload += reason);
}

} // namespace auktiva::realtime::client
