#include "app/app_options.hpp"

#include "app/setting_values.hpp"

namespace auktiva::app {

namespace {

std::size_t positive(std::string_view text, int most)
{
    return static_cast<std::size_t>(setting_values::whole_number(text, 1, most));
}

std::vector<std::string> origins(std::string_view text)
{
    std::vector<std::string> all;
    for (auto const& each : setting_values::list(text))
        all.push_back(each == "*" ? each : setting_values::url(each));
    return all;
}

} // namespace

std::span<app_option const> app_options()
{
    using namespace setting_values;
    static app_option const all[] = {
        {{"SOKETI_APP_ID", "SOKETI_DEFAULT_APP_ID"},
         "Pusher app id (made on the first start)",
         {"id", "AppId"},
         [](realtime::app& to, std::string_view text) { to.id = app_word(text); }},
        {{"SOKETI_APP_KEY", "NEXT_PUBLIC_SOKETI_APP_KEY", "SOKETI_DEFAULT_APP_KEY"},
         "Pusher app key (made on the first start)",
         {"key", "AppKey"},
         [](realtime::app& to, std::string_view text) { to.key = app_word(text); }},
        {{"SOKETI_APP_SECRET", "SOKETI_DEFAULT_APP_SECRET"},
         "Pusher app secret (made on the first start)",
         {"secret", "AppSecret"},
         [](realtime::app& to, std::string_view text) { to.secret = app_word(text); }},
        {{"SOKETI_DEFAULT_APP_ENABLED"},
         "false: its sockets and publishers are refused (true)",
         {"enabled"},
         [](realtime::app& to, std::string_view text) { to.enabled = yes_or_no(text); }},
        {{"SOKETI_DEFAULT_APP_ENABLE_CLIENT_MESSAGES"},
         "whether what browsers say may reach the others on a channel (false)",
         {"enableClientMessages"},
         [](realtime::app& to, std::string_view text) { to.client_events = yes_or_no(text); }},
        {{"SOKETI_DEFAULT_APP_USER_AUTHENTICATION"},
         "whether sockets must sign in, or join a signed channel, to stay (false)",
         {"enableUserAuthentication"},
         [](realtime::app& to, std::string_view text) { to.requires_sign_in = yes_or_no(text); }},
        {{"SOKETI_DEFAULT_APP_SUBSCRIPTION_COUNT"},
         "whether subscribers hear how many they are (false)",
         {"enableSubscriptionCount"},
         [](realtime::app& to, std::string_view text) { to.subscription_counts = yes_or_no(text); }},
        {{"SOKETI_DEFAULT_APP_REQUIRE_TLS"},
         "whether sockets without TLS are sent away (false)",
         {"requireTls"},
         [](realtime::app& to, std::string_view text) { to.requires_tls = yes_or_no(text); }},
        {{},
         "",
         {"allowedOrigins"},
         [](realtime::app& to, std::string_view text) { to.allowed_origins = origins(text); }},
        {{"SOKETI_DEFAULT_APP_MAX_CONNS"},
         "its sockets; -1 here and in the next three: no limit (-1)",
         {"maxConnections"},
         [](realtime::app& to, std::string_view text) { to.limits.connections = limit(text); }},
        {{"SOKETI_DEFAULT_APP_MAX_BACKEND_EVENTS_PER_SEC"},
         "events a second by its HTTP API, one for each channel (-1)",
         {"maxBackendEventsPerSecond", "maxBackendEventsPerSec"},
         [](realtime::app& to, std::string_view text) { to.limits.publications_per_second = limit(text); }},
        {{"SOKETI_DEFAULT_APP_MAX_READ_REQ_PER_SEC"},
         "questions a second to its HTTP API (-1)",
         {"maxReadRequestsPerSecond", "maxReadReqPerSec"},
         [](realtime::app& to, std::string_view text) { to.limits.reads_per_second = limit(text); }},
        {{"SOKETI_DEFAULT_APP_MAX_CLIENT_EVENTS_PER_SEC"},
         "client events a second and socket (10)",
         {"maxClientEventsPerSecond", "maxClientEventsPerSec"},
         [](realtime::app& to, std::string_view text) { to.limits.client_events_per_second = limit(text); }},
        {{"SOKETI_CHANNEL_LIMITS_MAX_NAME_LENGTH"},
         "of all apps, from here on: characters of a channel's name (200)",
         {"maxChannelNameLength"},
         [](realtime::app& to, std::string_view text) { to.limits.channel_name = positive(text, 200); }},
        {{"SOKETI_CHANNEL_CACHE_TTL"},
         "seconds that a cache channel keeps its last event (3600)",
         {},
         [](realtime::app& to, std::string_view text)
         { to.limits.cache_lifetime = std::int64_t{1000} * whole_number(text, 1, 31'536'000); }},
        {{"SOKETI_EVENT_MAX_CHANNELS_AT_ONCE"},
         "channels of one event (100)",
         {"maxEventChannelsAtOnce"},
         [](realtime::app& to, std::string_view text) { to.limits.channels_at_once = positive(text, 1000); }},
        {{"SOKETI_EVENT_MAX_NAME_LENGTH"},
         "characters of an event's name (200)",
         {"maxEventNameLength"},
         [](realtime::app& to, std::string_view text) { to.limits.event_name = positive(text, 1000); }},
        {{"SOKETI_EVENT_MAX_SIZE_IN_KB"},
         "kB of an event's data, at most 100 (10)",
         {"maxEventPayloadInKb"},
         [](realtime::app& to, std::string_view text) { to.limits.event_bytes = kilobytes(text, 100); }},
        {{"SOKETI_EVENT_MAX_BATCH_SIZE"},
         "events of one batch (10)",
         {"maxEventBatchSize"},
         [](realtime::app& to, std::string_view text) { to.limits.batch = positive(text, 1000); }},
        {{"SOKETI_PRESENCE_MAX_MEMBERS"},
         "members of a presence channel (100)",
         {"maxPresenceMembersPerChannel"},
         [](realtime::app& to, std::string_view text)
         { to.limits.presence_members = positive(text, 10'000); }},
        {{"SOKETI_PRESENCE_MAX_MEMBER_SIZE"},
         "kB that are told of a member, at most 10 (2)",
         {"maxPresenceMemberSizeInKb"},
         [](realtime::app& to, std::string_view text)
         { to.limits.presence_member_bytes = kilobytes(text, 10); }},
        {{"SOKETI_USER_AUTHENTICATION_TIMEOUT"},
         "ms that a socket may stay without signing in where it must (30000)",
         {},
         [](realtime::app& to, std::string_view text)
         { to.limits.sign_in_wait = whole_number(text, 1000, 3'600'000); }},
    };
    return all;
}

realtime::app usual_app(realtime::app const& builtin)
{
    realtime::app usual{.limits = builtin.limits};
    realtime::app_limits const own;
    usual.limits.connections = own.connections;
    usual.limits.publications_per_second = own.publications_per_second;
    usual.limits.reads_per_second = own.reads_per_second;
    usual.limits.client_events_per_second = own.client_events_per_second;
    return usual;
}

} // namespace auktiva::app
