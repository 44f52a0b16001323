#include "realtime/channel_name.hpp"

namespace auktiva::realtime {

bool valid_channel_name(std::string_view name)
{
    constexpr std::string_view allowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-=@,.;";
    return !name.empty() && name.size() <= max_channel_name &&
           name.find_first_not_of(allowed) == std::string_view::npos;
}

channel_kind kind_of(std::string_view name)
{
    if (name.starts_with("private-encrypted-"))
        return channel_kind::encrypted;
    if (name.starts_with("private-"))
        return channel_kind::restricted;
    if (name.starts_with("presence-"))
        return channel_kind::presence;
    return channel_kind::open;
}

} // namespace auktiva::realtime
