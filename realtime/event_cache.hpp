#pragma once

#include "realtime/frame.hpp"
#include "realtime/text_map.hpp"

#include <cstddef>
#include <cstdint>
#include <list>
#include <string>
#include <string_view>

namespace auktiva::realtime {

/// The last event of each cache channel of an app, also of those nobody listens to: at most 16 MiB together;
/// beyond it the oldest go.
class event_cache
{
public:
    struct cached_event
    {
        std::string channel;
        frame bytes;
        /// As it was published.
        std::string data;
        std::int64_t expires_at;
    };

    /// Takes the place of the channel's earlier one. All of an app live equally long.
    void put(cached_event newest);
    /// nullptr if there is none or its time is over.
    cached_event const* find(std::string_view channel, std::int64_t now) const;
    void expire(std::int64_t now);

private:
    using events = std::list<cached_event>;

    void forget(events::iterator which);
    static std::size_t weight(cached_event const& of);

    /// Oldest first.
    events in_order_;
    text_map<events::iterator> by_channel_;
    std::size_t bytes_ = 0;
};

} // namespace auktiva::realtime
