#include "realtime/occasion.hpp"

namespace auktiva::realtime {

std::string_view name_of(occasion::kind what)
{
    switch (what)
    {
    case occasion::kind::channel_occupied:
        return "channel_occupied";
    case occasion::kind::channel_vacated:
        return "channel_vacated";
    case occasion::kind::member_added:
        return "member_added";
    case occasion::kind::member_removed:
        return "member_removed";
    case occasion::kind::client_event:
        return "client_event";
    case occasion::kind::cache_miss:
        return "cache_miss";
    case occasion::kind::subscription_count:
        return "subscription_count";
    }
    return {};
}

} // namespace auktiva::realtime
