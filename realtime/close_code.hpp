#pragma once

#include <cstdint>
#include <string_view>

namespace auktiva::realtime {

/// Why we close a socket, and what pusher-js then does.
enum class close_code : std::uint16_t
{
    going_away = 1001,           ///< tries again each second
    protocol_error = 1002,       ///< error event; tries again after 1 s
    unsupported_data = 1003,     ///< error event; tries again after 1 s
    invalid_payload = 1007,      ///< error event; tries again after 1 s
    too_big = 1009,              ///< error event; tries again after 1 s
    tls_only = 4000,             ///< comes back by TLS at once
    unknown_app = 4001,          ///< gives up
    app_disabled = 4003,         ///< gives up
    over_quota = 4004,           ///< gives up: never for what passes
    unknown_path = 4005,         ///< gives up
    invalid_protocol = 4006,     ///< gives up
    unsupported_protocol = 4007, ///< gives up
    missing_protocol = 4008,     ///< gives up
    unauthorized = 4009,         ///< gives up, also later in life
    over_capacity = 4100,        ///< tries again after 1 s, each time
    reconnect = 4200,            ///< tries again at once: never while we refuse newcomers
    no_pong = 4201,              ///< tries again at once
};

/// The sentence sent along when there is none more precise.
std::string_view reason(close_code code);

} // namespace auktiva::realtime
