#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace auktiva::realtime {

/// Something that webhooks tell of, as it happened: no grace, no filter yet.
struct occasion
{
    enum class kind
    {
        channel_occupied,
        channel_vacated,
        member_added,
        member_removed,
        client_event,
        cache_miss,
        subscription_count,
    };

    kind what{};
    std::string channel;
    /// Of a member; of a client event on a presence channel.
    std::string user_id{};
    /// Of a client event; `data` as text, the way subscribers get it.
    std::string event{};
    std::string data{};
    std::string socket_id{};
    std::size_t subscription_count{};
};

/// The name Pusher's webhooks give it, which is also the enumerator's.
std::string_view name_of(occasion::kind what);

} // namespace auktiva::realtime
