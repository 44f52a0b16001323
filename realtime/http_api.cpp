#include "realtime/http_api.hpp"

#include "realtime/channel_name.hpp"
#include "realtime/publication.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <tuple>

namespace auktiva::realtime {

namespace json = boost::json;

namespace {

std::string_view find(query_pairs const& query, std::string_view key)
{
    auto const found = std::ranges::find(query, key, &query_pairs::value_type::first);
    return found == query.end() ? std::string_view{} : std::string_view{found->second};
}

/// What the answers tell of a channel; nobody listens to the one that is not there.
void add_counts(json::object& to, std::string_view name, channel const* channel, wanted_info const& wanted)
{
    if (wanted.subscription_count)
        to["subscription_count"] = channel ? channel->size() : 0;
    if (wanted.user_count && kind_of(name) == channel_kind::presence)
        to["user_count"] = channel ? channel->roster().size() : 0;
}

std::size_t count_channels(std::vector<publication> const& events)
{
    std::size_t count = 0;
    for (auto const& event : events)
        count += event.channels.size();
    return count;
}

api_answer too_many(int limit, int left)
{
    auto answer = api_error(429, "more than this app may do in a second");
    answer.headers = {
        {"Retry-After", "1"},
        {"X-RateLimit-Limit", std::to_string(limit)},
        {"X-RateLimit-Remaining", std::to_string(left)},
    };
    return answer;
}

/// Publishes all of them, unless they are more than the app has left in this second.
std::optional<api_answer> publish(hub& to, app const& of, std::vector<publication> const& events)
{
    if (!to.spend_publications(of, static_cast<int>(count_channels(events))))
        return too_many(
            *of.limits.publications_per_second,
            to.listeners().of(of).publications.left(*of.limits.publications_per_second)
        );
    for (auto const& event : events)
        for (auto const& channel : event.channels)
            std::ignore = to.publish(of, channel, event.name, event.data, event.except);
    return std::nullopt;
}

std::optional<api_answer> refuse_read(hub& from, app const& of)
{
    if (from.spend_read(of))
        return std::nullopt;
    auto const limit = *of.limits.reads_per_second;
    return too_many(limit, from.listeners().of(of).reads.left(limit));
}

api_answer success(json::object const& body)
{
    return {200, json::serialize(body)};
}

/// As it was published, and how many seconds it will still be there.
json::value show_cached(event_cache::cached_event const* cached, std::int64_t now)
{
    if (!cached)
        return nullptr;
    return json::object{{"data", cached->data}, {"ttl", (cached->expires_at - now) / 1000}};
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
    if (auto refused = publish(to, of, {*event}))
        return *std::move(refused);
    if (!event->info.any())
        return success({});

    json::object channels;
    for (auto const& channel : event->channels)
        add_counts(channels[channel].emplace_object(), channel, to.find(of, channel), event->info);
    return success({{"channels", channels}});
}

api_answer post_batch_events(hub& to, app const& of, std::string_view body)
{
    auto const entries = read_object(body);
    if (!entries)
        return entries.error();
    auto const* const batch = entries->if_contains("batch");
    if (!batch || !batch->is_array() || batch->get_array().size() > of.limits.batch)
        return api_error(
            400, "batch is not a list of at most " + std::to_string(of.limits.batch) + " events"
        );

    std::vector<publication> events;
    for (auto const& each : batch->get_array())
    {
        auto event = each.is_object() ? read_publication(to, of, each.get_object())
                                      : checked<publication>{api_error(400, "an event is not an object")};
        if (!event)
            return event.error();
        events.push_back(std::move(*event));
    }
    if (auto refused = publish(to, of, events))
        return *std::move(refused);
    if (std::ranges::none_of(events, [](publication const& event) { return event.info.any(); }))
        return success({});

    json::array counts;
    for (auto const& event : events)
    {
        auto const& channel = event.channels.front();
        add_counts(
            counts.emplace_back(json::object{}).get_object(), channel, to.find(of, channel), event.info
        );
    }
    return success({{"batch", counts}});
}

api_answer get_channels(hub& from, app const& of, query_pairs const& query)
{
    if (auto refused = refuse_read(from, of))
        return *std::move(refused);
    auto const prefix = find(query, "filter_by_prefix");
    auto wanted = read_info(find(query, "info"));
    if (!wanted)
        return wanted.error();
    if (wanted->user_count && kind_of(prefix) != channel_kind::presence)
        return api_error(400, "user_count is of presence channels only: filter by their prefix");
    if (wanted->cache)
        return api_error(400, "cache is told of one channel only, where it is asked for");
    wanted->subscription_count = true;

    std::vector<channel const*> found;
    for (auto const& [name, each] : from.listeners().of(of).channels)
        if (name.starts_with(prefix) && each.kind() != channel_kind::user)
            found.push_back(&each);
    std::ranges::sort(found, {}, &channel::name);
    json::object channels;
    for (auto const* const each : found)
    {
        auto& shown = channels[each->name()].emplace_object();
        shown["occupied"] = true;
        add_counts(shown, each->name(), each, *wanted);
    }
    return success({{"channels", channels}});
}

api_answer get_channel(hub& from, app const& of, std::string_view name, query_pairs const& query)
{
    if (auto refused = refuse_read(from, of))
        return *std::move(refused);
    if (!valid_channel_name(name, of.limits.channel_name))
        return api_error(400, "invalid channel name");
    auto wanted = read_info(find(query, "info"));
    if (!wanted)
        return wanted.error();
    auto const is_presence = kind_of(name) == channel_kind::presence;
    if (wanted->user_count && !is_presence)
        return api_error(400, "user_count is of presence channels only");
    if (wanted->cache && !is_cache(name))
        return api_error(400, "cache is of cache channels only");
    wanted->subscription_count = true;
    // As Soketi does, unasked.
    wanted->user_count = is_presence;

    auto const* const channel = from.find(of, name);
    json::object shown{{"occupied", channel != nullptr}};
    add_counts(shown, name, channel, *wanted);
    if (wanted->cache)
        shown["cache"] = show_cached(from.cached(of, name), from.now());
    return success(shown);
}

api_answer get_channel_users(hub& from, app const& of, std::string_view name, query_pairs const& query)
{
    if (auto refused = refuse_read(from, of))
        return *std::move(refused);
    if (!valid_channel_name(name, of.limits.channel_name) || kind_of(name) != channel_kind::presence)
        return api_error(400, "only presence channels have users");
    auto const with_info = find(query, "with_user_info") == "1";
    json::array users;
    if (auto const* const channel = from.find(of, name))
        for (auto const& [id, each] : channel->roster().entries())
        {
            auto& shown =
                users.emplace_back(json::object{{"id", json::parse(each.who.id_json)}}).get_object();
            if (with_info)
                shown["user_info"] = json::parse(each.who.info_json);
        }
    return success({{"users", users}});
}

api_answer get_connections(hub& from, app const& of)
{
    if (auto refused = refuse_read(from, of))
        return *std::move(refused);
    return success({{"connections", from.traffic_of(of).connected}});
}

api_answer post_terminate_connections(hub& at, app const& of, std::string_view user)
{
    at.terminate(of, user, close_code::unauthorized);
    return success({});
}

api_answer post_force_reconnect(hub& at, app const& of, std::string_view user)
{
    at.terminate(of, user, close_code::reconnect);
    return success({});
}

} // namespace auktiva::realtime
