#include "realtime/publication.hpp"

#include "realtime/channel_name.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace auktiva::realtime {

namespace json = boost::json;

namespace {

std::string_view text_of(json::value const& value)
{
    auto const& text = value.get_string();
    return {text.data(), text.size()};
}

/// Empty if missing or not a string.
std::string_view text_at(json::object const& entry, json::string_view key)
{
    auto const* const value = entry.if_contains(key);
    return value && value->is_string() ? text_of(*value) : std::string_view{};
}

/// One that events may be published to: a channel's, or a signed-in user's.
bool valid_target(std::string_view name, std::size_t longest)
{
    return kind_of(name) == channel_kind::user ? valid_user_id(user_of(name))
                                               : valid_channel_name(name, longest);
}

checked<std::vector<std::string>> read_channels(json::object const& entry, app_limits const& limits)
{
    std::vector<std::string> channels;
    auto const* const list = entry.if_contains("channels");
    if (list && list->is_array())
        for (auto const& each : list->get_array())
            channels.emplace_back(each.is_string() ? text_of(each) : std::string_view{});
    else
        channels.emplace_back(text_at(entry, "channel"));

    if (channels.empty() || channels.size() > limits.channels_at_once)
        return api_error(
            400, "an event goes to 1 to " + std::to_string(limits.channels_at_once) + " channels"
        );
    auto const valid = [&](std::string const& name) { return valid_target(name, limits.channel_name); };
    if (!std::ranges::all_of(channels, valid))
        return api_error(400, "a channel name is missing or invalid");
    // Each has a key of its own.
    auto const encrypted = [](std::string const& name) { return kind_of(name) == channel_kind::encrypted; };
    if (channels.size() > 1 && std::ranges::any_of(channels, encrypted))
        return api_error(400, "an encrypted event goes to one channel");
    return channels;
}

checked<std::string> read_data(json::object const& entry, app_limits const& limits)
{
    auto const* const value = entry.if_contains("data");
    if (!value)
        return api_error(400, "data is missing");
    auto data = value->is_string() ? std::string{text_of(*value)} : json::serialize(*value);
    if (data.size() > limits.event_bytes)
        return api_error(413, "data is longer than " + std::to_string(limits.event_bytes) + " bytes");
    return data;
}

} // namespace

checked<json::object> read_object(std::string_view body)
{
    json::error_code failed;
    auto value = json::parse({body.data(), body.size()}, failed);
    if (failed || !value.is_object())
        return api_error(400, "the body is not a JSON object");
    return std::move(value.get_object());
}

checked<wanted_info> read_info(std::string_view list)
{
    wanted_info wanted;
    while (!list.empty())
    {
        auto const attribute = list.substr(0, list.find(','));
        list.remove_prefix(std::min(list.size(), attribute.size() + 1));
        if (attribute == "user_count")
            wanted.user_count = true;
        else if (attribute == "subscription_count")
            wanted.subscription_count = true;
        else if (attribute == "cache")
            wanted.cache = true;
        else
            return api_error(400, "info asks for an attribute that is not available");
    }
    return wanted;
}

checked<publication> read_publication(hub const& to, app const& of, json::object const& entry)
{
    auto const& limits = of.limits;
    auto const name = text_at(entry, "name");
    if (name.empty() || name.size() > limits.event_name)
        return api_error(400, "an event has a name of 1 to " + std::to_string(limits.event_name) + " bytes");
    auto channels = read_channels(entry, limits);
    if (!channels)
        return channels.error();
    auto data = read_data(entry, limits);
    if (!data)
        return data.error();
    auto const info = read_info(text_at(entry, "info"));
    if (!info)
        return info.error();
    if (info->cache)
        return api_error(400, "cache is told of one channel only, where it is asked for");
    auto const own = [&](std::string const& channel) { return to.owns(of, channel); };
    if (std::ranges::any_of(*channels, own))
        return api_error(403, "nobody publishes to this channel from outside");
    return publication{
        std::move(*channels),
        std::string{name},
        std::move(*data),
        std::string{text_at(entry, "socket_id")},
        *info,
    };
}

} // namespace auktiva::realtime
