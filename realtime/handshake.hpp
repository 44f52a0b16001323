#pragma once

#include <string>
#include <string_view>

namespace auktiva::realtime::websocket {

/// What is wrong with an opening handshake (RFC 6455 4.2.1), and how HTTP answers it.
enum class offer_fault
{
    none,
    version, ///< 426 with `Sec-WebSocket-Version: 13`
    key,     ///< 400
};

/// Judges the values of Sec-WebSocket-Version and Sec-WebSocket-Key.
offer_fault check_offer(std::string_view version, std::string_view key);

/// The value of Sec-WebSocket-Accept for that key.
std::string accept_key(std::string_view key);

/// The whole 101 response. No subprotocol, no extension is ever agreed to.
std::string switching_protocols(std::string_view key);

} // namespace auktiva::realtime::websocket
