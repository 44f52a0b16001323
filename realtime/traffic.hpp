#pragma once

#include <cstddef>
#include <cstdint>

namespace auktiva::realtime {

/// What went in and out for one app since the start.
struct traffic
{
    /// Sockets that are open now.
    std::size_t connected = 0;
    std::uint64_t opened = 0;
    std::uint64_t closed = 0;
    std::uint64_t socket_bytes_in = 0;
    std::uint64_t socket_bytes_out = 0;
    std::uint64_t messages_in = 0;
    /// One event to n subscribers counts n.
    std::uint64_t messages_out = 0;
    std::uint64_t http_calls = 0;
    std::uint64_t http_bytes_in = 0;
    std::uint64_t http_bytes_out = 0;
};

} // namespace auktiva::realtime
