#include "realtime/http_api.hpp"

#include "realtime/channel_name.hpp"
#include "realtime/publication.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <tuple>

namespace auktiva::realtime {

namespace json = boost::json;

namespace {

constexpr std::size_t max_batch = 10;

std::string_view find(query_pairs const& query, std::string_view key)
{
    auto const found = std::ranges::find(query, key, &query_pairs::value_type::first);
    return found == query.end() ? std::string_view{} : std::string_view{found->second};
}

/// Nobody is ever present: presence channels are not supported yet have their place in answers.
void add_counts(
    json::object& to, std::string_view channel, std::size_t subscriptions, wanted_info const& wanted
)
{
    if (wanted.subscription_count)
        to["subscription_count"] = subscriptions;
    if (wanted.user_count && kind_of(channel) == channel_kind::presence)
        to["user_count"] = 0;
}

std::size_t subscriptions(hub const& from, app const& of, std::string_view channel)
{
    auto const* const found = from.listeners().find(of, channel);
    return found ? found->size() : 0;
}

void publish(hub& to, app const& of, publication const& event)
{
    for (auto const& channel : event.channels)
        std::ignore = to.publish(of, channel, event.name, event.data, event.except);
}

api_answer success(json::object const& body)
{
    return {200, json::serialize(body)};
}

} // namespace

api_answer api_error(int status, std::string_view text)
{
    return {
        status, json::serialize(json::object{
                    {"error", json::string_view{text.data(), text.size()}}, {"code", status}})};
}

api_answer post_events(hub& to, app const& of, std::string_view body)
{
    auto const entry = read_object(body);
    if (!entry)
        return entry.error();
    auto const event = read_publication(to, of, *entry);
    if (!event)
        return event.error();
    publish(to, of, *event);
    if (!event->info.any())
        return success({});

    json::object channels;
    for (auto const& channel : event->channels)
        add_counts(channels[channel].emplace_object(), channel, subscriptions(to, of, channel), event->info);
    return success({{"channels", channels}});
}

api_answer post_batch_events(hub& to, app const& of, std::string_view body)
{
    auto const entries = read_object(body);
    if (!entries)
        return entries.error();
    auto const* const batch = entries->if_contains("batch");
    if (!batch || !batch->is_array() || batch->get_array().size() > max_batch)
        return api_error(400, "batch is not a list of at most 10 events");

    std::vector<publication> events;
    for (auto const& each : batch->get_array())
    {
        auto event = each.is_object() ? read_publication(to, of, each.get_object())
                                      : checked<publication>{api_error(400, "an event is not an object")};
        if (!event)
            return event.error();
        events.push_back(std::move(*event));
    }
    for (auto const& event : events)
        publish(to, of, event);
    if (std::ranges::none_of(events, [](publication const& event) { return event.info.any(); }))
        return success({});

    json::array counts;
    for (auto const& event : events)
    {
        auto const& channel = event.channels.front();
        add_counts(
            counts.emplace_back(json::object{}).get_object(), channel, subscriptions(to, of, channel),
            event.info
        );
    }
    return success({{"batch", counts}});
}

api_answer get_channels(hub const& from, app const& of, query_pairs const& query)
{
    auto const prefix = find(query, "filter_by_prefix");
    auto wanted = read_info(find(query, "info"));
    if (!wanted)
        return wanted.error();
    if (wanted->user_count && kind_of(prefix) != channel_kind::presence)
        return api_error(400, "user_count is of presence channels only: filter by their prefix");
    wanted->subscription_count = true;

    json::object channels;
    for (auto const& each : from.listeners().occupied(of, prefix))
    {
        auto& shown = channels[each.name].emplace_object();
        shown["occupied"] = true;
        add_counts(shown, each.name, each.subscriptions, *wanted);
    }
    return success({{"channels", channels}});
}

api_answer get_channel(hub const& from, app const& of, std::string_view name, query_pairs const& query)
{
    if (!valid_channel_name(name))
        return api_error(400, "invalid channel name");
    auto wanted = read_info(find(query, "info"));
    if (!wanted)
        return wanted.error();
    if (wanted->user_count && kind_of(name) != channel_kind::presence)
        return api_error(400, "user_count is of presence channels only");
    wanted->subscription_count = true;

    auto const count = subscriptions(from, of, name);
    json::object shown{{"occupied", count > 0}};
    add_counts(shown, name, count, *wanted);
    return success(shown);
}

api_answer get_channel_users(std::string_view name)
{
    if (!valid_channel_name(name) || kind_of(name) != channel_kind::presence)
        return api_error(400, "only presence channels have users");
    return success({{"users", json::array{}}});
}

} // namespace auktiva::realtime
