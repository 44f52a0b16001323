#include "realtime/channel_name.hpp"

#include "realtime/utf8.hpp"

#include <algorithm>

namespace auktiva::realtime {

namespace {

constexpr std::string_view encrypted_prefix = "private-encrypted-";
constexpr std::string_view restricted_prefix = "private-";
constexpr std::string_view presence_prefix = "presence-";
constexpr std::string_view user_prefix = "#server-to-user-";

std::string_view prefix_of(channel_kind kind)
{
    switch (kind)
    {
    case channel_kind::open:
        return {};
    case channel_kind::restricted:
        return restricted_prefix;
    case channel_kind::encrypted:
        return encrypted_prefix;
    case channel_kind::presence:
        return presence_prefix;
    case channel_kind::user:
        return user_prefix;
    }
    return {};
}

} // namespace

bool valid_channel_name(std::string_view name, std::size_t longest)
{
    constexpr std::string_view allowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-=@,.;";
    return !name.empty() && name.size() <= longest &&
           name.find_first_not_of(allowed) == std::string_view::npos;
}

channel_kind kind_of(std::string_view name)
{
    using enum channel_kind;
    for (auto const kind : {encrypted, restricted, presence, user})
        if (name.starts_with(prefix_of(kind)))
            return kind;
    return open;
}

bool is_cache(std::string_view name)
{
    auto const kind = kind_of(name);
    return kind != channel_kind::user && name.substr(prefix_of(kind).size()).starts_with("cache-");
}

bool valid_user_id(std::string_view id)
{
    auto const is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    return !id.empty() && id.size() <= max_user_id && valid_utf8(id) && std::ranges::none_of(id, is_control);
}

std::string user_channel(std::string_view id)
{
    return std::string{user_prefix} += id;
}

std::string_view user_of(std::string_view channel)
{
    return channel.substr(user_prefix.size());
}

} // namespace auktiva::realtime
