#pragma once

#include <cstdint>
#include <map>
#include <string_view>

namespace auktiva::realtime {

/// What happened since the start.
struct counters
{
    std::uint64_t opened = 0;
    std::uint64_t messages_in = 0;
    /// One event to n subscribers counts n.
    std::uint64_t messages_out = 0;
    std::uint64_t malformed_messages = 0;
    std::uint64_t unknown_messages = 0;
    /// By the text that went to the client.
    std::map<std::string_view, std::uint64_t> refusals{};
    /// By close code; 1006 is a connection that just broke.
    std::map<std::uint16_t, std::uint64_t> closes{};
};

} // namespace auktiva::realtime
