#pragma once

#include "realtime/frame.hpp"
#include "realtime/text_map.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

namespace auktiva::realtime {

/// The heads of all logged channels and the 4,096 newest frames of all of them together.
class event_log
{
public:
    /// `seq` is dense per channel. What does not follow the head starts the memory anew.
    void append(std::string_view channel, std::uint64_t seq, frame bytes);
    /// For a channel whose frames are not, or not all, in memory.
    void set_head(std::string_view channel, std::uint64_t head);
    void forget(std::string_view channel);

    /// 0 for a channel that never had an event.
    std::uint64_t head(std::string_view channel) const;
    /// The frames after `seen`; nothing if memory does not hold them all or `seen` is beyond the head.
    std::optional<std::vector<frame>> after(std::string_view channel, std::uint64_t seen) const;

private:
    struct memory
    {
        std::uint64_t head = 0;
        /// The last of them is that of the head.
        std::deque<frame> recent;
    };

    memory& memory_of(std::string_view channel);
    void forget(memory& of);

    text_map<memory> channels_;
    /// One entry per frame held, oldest first.
    std::deque<memory*> order_;
};

} // namespace auktiva::realtime
