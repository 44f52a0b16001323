#include "realtime/protocol.hpp"

#include <boost/json.hpp>

#include <utility>

namespace auktiva::realtime::protocol {

namespace json = boost::json;

namespace {

json::value parse_bounded(std::string_view text)
{
    json::error_code failed;
    auto value = json::parse({text.data(), text.size()}, failed, {}, {.max_depth = 16});
    return failed ? json::value{} : value;
}

json::value const* find(json::value const& object, json::string_view key)
{
    return object.is_object() ? object.get_object().if_contains(key) : nullptr;
}

std::optional<std::string> text_at(json::value const& object, json::string_view key)
{
    auto const* const value = find(object, key);
    if (!value || !value->is_string())
        return std::nullopt;
    return std::string{value->get_string()};
}

json::value data_of(json::value const& message)
{
    auto const* const data = find(message, "data");
    if (!data)
        return nullptr;
    return data->is_string() ? parse_bounded(data->get_string()) : *data;
}

message parse_pusher_event(std::string_view event, json::value const& data)
{
    if (event == "pusher:ping")
        return ping{};
    if (event == "pusher:pong")
        return pong{};
    if (event == "pusher:subscribe")
        return subscribe{
            text_at(data, "channel").value_or(""), text_at(data, "auth").value_or(""),
            text_at(data, "channel_data")};
    if (event == "pusher:unsubscribe")
        return unsubscribe{text_at(data, "channel").value_or("")};
    if (event == "pusher:signin")
        return signin{text_at(data, "auth").value_or(""), text_at(data, "user_data").value_or("")};
    return unknown{};
}

std::string quoted(std::string_view text)
{
    return json::serialize(json::string_view{text.data(), text.size()});
}

std::string quoted_list(std::vector<std::string> const& texts)
{
    std::string list;
    for (auto const& each : texts)
        (list += list.empty() ? "[" : ",") += quoted(each);
    return list.empty() ? "[]" : list + ']';
}

std::string envelope(std::string_view event, std::string_view channel, std::string_view data)
{
    auto text = R"({"event":)" + quoted(event);
    if (!channel.empty())
        text += R"(,"channel":)" + quoted(channel);
    text += R"(,"data":)";
    text += data;
    return text += '}';
}

} // namespace

message parse(std::string_view text)
{
    auto const value = parse_bounded(text);
    auto const event = text_at(value, "event");
    if (!event)
        return malformed{};
    if (!event->starts_with("client-"))
        return parse_pusher_event(*event, data_of(value));
    auto const* const data = find(value, "data");
    return client_event{*event, text_at(value, "channel").value_or(""), data ? *data : json::value{nullptr}};
}

std::string connection_established(std::string_view socket_id, int activity_timeout)
{
    auto const data = R"({"socket_id":)" + quoted(socket_id) + R"(,"activity_timeout":)" +
                      std::to_string(activity_timeout) + '}';
    return envelope("pusher:connection_established", {}, quoted(data));
}

std::string pong_message()
{
    return envelope("pusher:pong", {}, "{}");
}

std::string error(std::optional<int> code, std::string_view text, std::string_view channel)
{
    auto const data =
        R"({"code":)" + (code ? std::to_string(*code) : "null") + R"(,"message":)" + quoted(text) + '}';
    return envelope("pusher:error", channel, data);
}

std::string subscription_succeeded(std::string_view channel, std::string_view data)
{
    return envelope("pusher_internal:subscription_succeeded", channel, quoted(data));
}

std::string subscription_error(std::string_view channel, subscription_refusal const& refusal)
{
    auto const data = R"({"type":)" + quoted(refusal.type) + R"(,"error":)" + quoted(refusal.error) +
                      R"(,"status":)" + std::to_string(refusal.status) + '}';
    return envelope("pusher:subscription_error", channel, data);
}

std::string subscription_count(std::string_view channel, std::size_t count)
{
    auto const data = R"({"subscription_count":)" + std::to_string(count) + '}';
    return envelope("pusher_internal:subscription_count", channel, quoted(data));
}

std::string member_added(std::string_view channel, member const& who)
{
    auto const data = R"({"user_id":)" + who.id_json + R"(,"user_info":)" + who.info_json + '}';
    return envelope("pusher_internal:member_added", channel, quoted(data));
}

std::string member_removed(std::string_view channel, member const& who)
{
    return envelope("pusher_internal:member_removed", channel, quoted(R"({"user_id":)" + who.id_json + '}'));
}

std::string cache_miss(std::string_view channel)
{
    return R"({"event":"pusher:cache_miss","channel":)" + quoted(channel) + '}';
}

std::string signin_success(std::string_view user_data)
{
    return envelope("pusher:signin_success", {}, quoted(R"({"user_data":)" + quoted(user_data) + '}'));
}

std::string watchlist_events(std::vector<std::string> const& online, std::vector<std::string> const& offline)
{
    std::string events;
    auto const add = [&](std::string_view name, std::vector<std::string> const& ids)
    {
        if (ids.empty())
            return;
        events += events.empty() ? "" : ",";
        events += R"({"name":)" + quoted(name) + R"(,"user_ids":)" + quoted_list(ids) + '}';
    };
    add("online", online);
    add("offline", offline);
    return envelope("pusher_internal:watchlist_events", {}, quoted(R"({"events":[)" + events + "]}"));
}

std::string relayed_event(client_event const& said, member const* from)
{
    auto text = envelope(said.event, said.channel, json::serialize(said.data));
    if (from)
    {
        text.pop_back();
        text += R"(,"user_id":)" + from->id_json + '}';
    }
    return text;
}

std::string event(std::string_view channel, std::string_view name, std::string_view data)
{
    return envelope(name, channel, quoted(data));
}

} // namespace auktiva::realtime::protocol
