#pragma once

#include "realtime/app.hpp"
#include "realtime/channel.hpp"
#include "realtime/event_cache.hpp"
#include "realtime/rate_window.hpp"
#include "realtime/socket_index.hpp"
#include "realtime/text_map.hpp"
#include "realtime/traffic.hpp"

#include <string>
#include <string_view>

namespace auktiva::realtime {

/// One app and all that is kept for it. A channel exists as long as somebody listens.
struct tenant
{
    explicit tenant(realtime::app of)
        : app{std::move(of)}
    {
    }

    channel* find(std::string_view name)
    {
        auto const found = channels.find(name);
        return found == channels.end() ? nullptr : &found->second;
    }

    channel& find_or_make(std::string_view name)
    {
        return channels.try_emplace(std::string{name}, std::string{name}).first->second;
    }

    realtime::app app;
    text_map<channel> channels{};
    event_cache cached{};
    /// By the user who signed in there, and by those they watch.
    socket_index signed_in{};
    socket_index watching{};
    rate_window publications{};
    rate_window reads{};
    realtime::traffic traffic{};
};

} // namespace auktiva::realtime
