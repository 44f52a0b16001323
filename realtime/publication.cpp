#include "realtime/publication.hpp"

#include "realtime/channel_name.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace auktiva::realtime {

namespace json = boost::json;

namespace {

constexpr std::size_t max_channels = 100;
constexpr std::size_t max_event_name = 200;
constexpr std::size_t max_event_data = 10 * 1024;

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

checked<std::vector<std::string>> read_channels(json::object const& entry)
{
    std::vector<std::string> channels;
    auto const* const list = entry.if_contains("channels");
    if (list && list->is_array())
        for (auto const& each : list->get_array())
            channels.emplace_back(each.is_string() ? text_of(each) : std::string_view{});
    else
        channels.emplace_back(text_at(entry, "channel"));

    if (channels.empty() || channels.size() > max_channels)
        return api_error(400, "an event goes to 1 to 100 channels");
    if (!std::ranges::all_of(channels, valid_channel_name))
        return api_error(400, "a channel name is missing or invalid");
    // Each has a key of its own.
    auto const encrypted = [](std::string const& name) { return kind_of(name) == channel_kind::encrypted; };
    if (channels.size() > 1 && std::ranges::any_of(channels, encrypted))
        return api_error(400, "an encrypted event goes to one channel");
    return channels;
}

checked<std::string> read_data(json::object const& entry)
{
    auto const* const value = entry.if_contains("data");
    if (!value)
        return api_error(400, "data is missing");
    auto data = value->is_string() ? std::string{text_of(*value)} : json::serialize(*value);
    if (data.size() > max_event_data)
        return api_error(413, "data is longer than 10240 bytes");
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
        else
            return api_error(400, "info asks for an attribute that is not available");
    }
    return wanted;
}

checked<publication> read_publication(hub const& to, app const& of, json::object const& entry)
{
    auto const name = text_at(entry, "name");
    if (name.empty() || name.size() > max_event_name)
        return api_error(400, "an event has a name of 1 to 200 bytes");
    auto channels = read_channels(entry);
    if (!channels)
        return channels.error();
    auto data = read_data(entry);
    if (!data)
        return data.error();
    auto const info = read_info(text_at(entry, "info"));
    if (!info)
        return info.error();
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
