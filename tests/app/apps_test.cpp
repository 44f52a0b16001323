#include "app/config.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace auktiva::app {

BOOST_AUTO_TEST_SUITE(apps_of_the_house)

namespace data = boost::unit_test::data;

namespace {

using environment = std::map<std::string, std::string>;

configuration read(environment const& given)
{
    return read_configuration({}, given);
}

realtime::app only_app(std::string const& members)
{
    auto const apps = read({{"SOKETI_APPS", R"([{"id":"a","key":"k","secret":"s")" + members + "}]"}}
    ).values.realtime.further;
    BOOST_REQUIRE(apps.size() == 1u);
    return apps.front();
}

} // namespace

BOOST_AUTO_TEST_CASE(the_built_in_app_has_a_name_of_soketis_for_everything)
{
    auto const app = read({
                              {"SOKETI_DEFAULT_APP_ID", "1"},
                              {"SOKETI_DEFAULT_APP_KEY", "k"},
                              {"SOKETI_DEFAULT_APP_SECRET", "s"},
                              {"SOKETI_DEFAULT_APP_ENABLED", "false"},
                              {"SOKETI_DEFAULT_APP_ENABLE_CLIENT_MESSAGES", "true"},
                              {"SOKETI_DEFAULT_APP_USER_AUTHENTICATION", "1"},
                              {"SOKETI_DEFAULT_APP_SUBSCRIPTION_COUNT", "true"},
                              {"SOKETI_DEFAULT_APP_REQUIRE_TLS", "true"},
                              {"SOKETI_DEFAULT_APP_MAX_CONNS", "7"},
                              {"SOKETI_DEFAULT_APP_MAX_BACKEND_EVENTS_PER_SEC", "8"},
                              {"SOKETI_DEFAULT_APP_MAX_READ_REQ_PER_SEC", "9"},
                              {"SOKETI_DEFAULT_APP_MAX_CLIENT_EVENTS_PER_SEC", "-1"},
                          })
                         .values.realtime.builtin;
    BOOST_TEST(app.id == "1");
    BOOST_TEST(app.key == "k");
    BOOST_TEST(app.secret == "s");
    BOOST_TEST(app.builtin);
    BOOST_TEST(!app.enabled);
    BOOST_TEST(app.client_events);
    BOOST_TEST(app.requires_sign_in);
    BOOST_TEST(app.subscription_counts);
    BOOST_TEST(app.requires_tls);
    BOOST_TEST(app.limits.connections.value() == 7u);
    BOOST_TEST(app.limits.publications_per_second.value() == 8);
    BOOST_TEST(app.limits.reads_per_second.value() == 9);
    BOOST_TEST(!app.limits.client_events_per_second.has_value());
}

BOOST_AUTO_TEST_CASE(limits_of_all_apps_hold_for_each_and_those_of_the_built_in_one_for_it_alone)
{
    auto const apps = read({
                               {"SOKETI_CHANNEL_LIMITS_MAX_NAME_LENGTH", "11"},
                               {"SOKETI_CHANNEL_CACHE_TTL", "12"},
                               {"SOKETI_EVENT_MAX_CHANNELS_AT_ONCE", "13"},
                               {"SOKETI_EVENT_MAX_NAME_LENGTH", "14"},
                               {"SOKETI_EVENT_MAX_SIZE_IN_KB", "0.5"},
                               {"SOKETI_EVENT_MAX_BATCH_SIZE", "15"},
                               {"SOKETI_PRESENCE_MAX_MEMBERS", "16"},
                               {"SOKETI_PRESENCE_MAX_MEMBER_SIZE", "3"},
                               {"SOKETI_USER_AUTHENTICATION_TIMEOUT", "5000"},
                               {"SOKETI_DEFAULT_APP_MAX_CONNS", "1"},
                               {"SOKETI_DEFAULT_APP_MAX_CLIENT_EVENTS_PER_SEC", "1"},
                               {"SOKETI_APPS", R"([{"id":"a","key":"k","secret":"s"}])"},
                           })
                          .values.realtime.apps();
    BOOST_REQUIRE(apps.size() == 2u);
    BOOST_TEST(apps[0].builtin);
    BOOST_TEST(apps[0].limits.connections.value() == 1u);
    BOOST_TEST(!apps[1].builtin);
    BOOST_TEST(!apps[1].limits.connections.has_value());
    BOOST_TEST(apps[1].limits.client_events_per_second.value() == 10);
    for (auto const& app : apps)
    {
        BOOST_TEST(app.limits.channel_name == 11u);
        BOOST_TEST(app.limits.cache_lifetime == 12'000);
        BOOST_TEST(app.limits.channels_at_once == 13u);
        BOOST_TEST(app.limits.event_name == 14u);
        BOOST_TEST(app.limits.event_bytes == 512u);
        BOOST_TEST(app.limits.batch == 15u);
        BOOST_TEST(app.limits.presence_members == 16u);
        BOOST_TEST(app.limits.presence_member_bytes == 3072u);
        BOOST_TEST(app.limits.sign_in_wait == 5000);
    }
}

BOOST_AUTO_TEST_CASE(a_further_app_says_everything_itself)
{
    auto const app = only_app(R"(,"enabled":false,"enableClientMessages":true,"enableUserAuthentication":true,
        "enableSubscriptionCount":true,"requireTls":true,"allowedOrigins":["https://a.example","http://b.example"],
        "maxConnections":1,"maxBackendEventsPerSecond":2,"maxReadRequestsPerSecond":3,"maxClientEventsPerSecond":4,
        "maxChannelNameLength":5,"maxEventChannelsAtOnce":6,"maxEventNameLength":7,"maxEventPayloadInKb":8,
        "maxEventBatchSize":9,"maxPresenceMembersPerChannel":10,"maxPresenceMemberSizeInKb":1.5)");
    BOOST_TEST(!app.enabled);
    BOOST_TEST(app.client_events);
    BOOST_TEST(app.requires_sign_in);
    BOOST_TEST(app.subscription_counts);
    BOOST_TEST(app.requires_tls);
    BOOST_TEST(app.allowed_origins == (std::vector<std::string>{"https://a.example", "http://b.example"}));
    BOOST_TEST(app.limits.connections.value() == 1u);
    BOOST_TEST(app.limits.publications_per_second.value() == 2);
    BOOST_TEST(app.limits.reads_per_second.value() == 3);
    BOOST_TEST(app.limits.client_events_per_second.value() == 4);
    BOOST_TEST(app.limits.channel_name == 5u);
    BOOST_TEST(app.limits.channels_at_once == 6u);
    BOOST_TEST(app.limits.event_name == 7u);
    BOOST_TEST(app.limits.event_bytes == 8192u);
    BOOST_TEST(app.limits.batch == 9u);
    BOOST_TEST(app.limits.presence_members == 10u);
    BOOST_TEST(app.limits.presence_member_bytes == 1536u);
}

BOOST_AUTO_TEST_CASE(names_and_values_may_be_written_as_rows_of_databases_have_them)
{
    auto const app =
        only_app(R"(,"max_connections":"5","MaxBackendEventsPerSecond":6,"max_read_req_per_sec":7,
        "max_client_events_per_sec":null,"enable_client_messages":1,"webhooks":"[]")");
    BOOST_TEST(app.limits.connections.value() == 5u);
    BOOST_TEST(app.limits.publications_per_second.value() == 6);
    BOOST_TEST(app.limits.reads_per_second.value() == 7);
    BOOST_TEST(app.limits.client_events_per_second.value() == 10);
    BOOST_TEST(app.client_events);
    auto const numbered =
        read({{"SOKETI_APPS", R"([{"AppId":83245,"AppKey":"k","AppSecret":"s"}])"}}).values.realtime.further;
    BOOST_TEST(numbered.at(0).id == "83245");
}

BOOST_AUTO_TEST_CASE(webhooks_have_types_filters_and_headers)
{
    std::string const hooks = R"([{"url":"https://a.example/hook","event_types":["member_added","cache_miss"],
        "filter":{"channel_name_starts_with":"presence-","channel_name_ends_with":"-x"},
        "headers":{"X-Tenant":"7"}},{"url":"http://b.example"}])";
    auto const values =
        read({{"SOKETI_DEFAULT_APP_WEBHOOKS", hooks},
              {"SOKETI_APPS", R"([{"id":"a","key":"k","secret":"s","webhooks":)" + hooks + "}]"}}
        ).values.realtime;
    for (auto const& app : values.apps())
    {
        BOOST_REQUIRE(app.webhooks.size() == 2u);
        auto const& hook = app.webhooks[0];
        BOOST_TEST(hook.url == "https://a.example/hook");
        BOOST_TEST(hook.event_types == (std::vector<std::string>{"member_added", "cache_miss"}));
        BOOST_TEST(hook.channel_prefix == "presence-");
        BOOST_TEST(hook.channel_suffix == "-x");
        BOOST_REQUIRE(hook.headers.size() == 1u);
        BOOST_TEST(hook.headers[0].first == "X-Tenant");
        BOOST_TEST(hook.headers[0].second == "7");
        BOOST_TEST(app.webhooks[1].event_types.empty());
    }
}

struct wrong_list
{
    std::string key;
    std::string value;
    std::string complaint;
};
std::ostream& operator<<(std::ostream& out, wrong_list const& each)
{
    return out << each.key << '=' << each.value;
}

std::string app_with(std::string const& member)
{
    return R"([{"id":"a","key":"k","secret":"s",)" + member + "}]";
}

std::string hook_with(std::string const& member)
{
    return R"([{"url":"https://a.example",)" + member + "}]";
}

wrong_list const wrong_lists[] = {
    {"SOKETI_APPS", "[{", "SOKETI_APPS: is not valid JSON: "},
    {"SOKETI_APPS", "{}", "SOKETI_APPS: must be a list"},
    {"SOKETI_APPS", "[7]", "SOKETI_APPS: app 1: must be an object"},
    {"SOKETI_APPS", R"([{"id":"a","key":"k"}])", "SOKETI_APPS: app 1: secret: must be given"},
    {"SOKETI_APPS", R"([{"id":"a b","key":"k","secret":"s"}])", "SOKETI_APPS: app 1: id: must be "},
    {"SOKETI_APPS", app_with(R"("enabled":"maybe")"), "SOKETI_APPS: app 1: enabled: must be true or false"},
    {"SOKETI_APPS", app_with(R"("maxConnections":-2)"), "SOKETI_APPS: app 1: maxConnections: must be "},
    {"SOKETI_APPS", app_with(R"("maxConnections":{})"), "SOKETI_APPS: app 1: maxConnections: must be "},
    {"SOKETI_APPS", app_with(R"("maxEventPayloadInKb":101)"), "SOKETI_APPS: app 1: maxEventPayloadInKb: "},
    {"SOKETI_APPS", app_with(R"("maxEventPayloadInKb":0)"), "SOKETI_APPS: app 1: maxEventPayloadInKb: "},
    {"SOKETI_APPS", app_with(R"("allowedOrigins":["b.example"])"), "SOKETI_APPS: app 1: allowedOrigins: "},
    {"SOKETI_APPS", app_with(R"("webhooks":[{}])"), "SOKETI_APPS: app 1: webhooks: webhook 1: url: "},
    {"SOKETI_DEFAULT_APP_WEBHOOKS", "no", "SOKETI_DEFAULT_APP_WEBHOOKS: is not valid JSON: "},
    {"SOKETI_DEFAULT_APP_WEBHOOKS", R"([{"url":"ftp://a"}])",
     "SOKETI_DEFAULT_APP_WEBHOOKS: webhook 1: url: must begin with "},
    {"SOKETI_DEFAULT_APP_WEBHOOKS", hook_with(R"("event_types":["nonsense"])"),
     "SOKETI_DEFAULT_APP_WEBHOOKS: webhook 1: event_types: there is no event type nonsense"},
    {"SOKETI_DEFAULT_APP_WEBHOOKS", hook_with(R"("headers":{"X Y":"z"})"),
     "SOKETI_DEFAULT_APP_WEBHOOKS: webhook 1: headers: "},
    {"SOKETI_DEFAULT_APP_WEBHOOKS", hook_with(R"("headers":{"X":"a\r\nY: b"})"),
     "SOKETI_DEFAULT_APP_WEBHOOKS: webhook 1: headers: "},
    {"SOKETI_DEFAULT_APP_ENABLED", "yes", "SOKETI_DEFAULT_APP_ENABLED: "},
    {"SOKETI_DEFAULT_APP_MAX_CONNS", "many", "SOKETI_DEFAULT_APP_MAX_CONNS: "},
    {"SOKETI_CHANNEL_LIMITS_MAX_NAME_LENGTH", "0", "SOKETI_CHANNEL_LIMITS_MAX_NAME_LENGTH: "},
    {"SOKETI_CHANNEL_CACHE_TTL", "0", "SOKETI_CHANNEL_CACHE_TTL: "},
    {"SOKETI_EVENT_MAX_SIZE_IN_KB", "200", "SOKETI_EVENT_MAX_SIZE_IN_KB: "},
    {"SOKETI_EVENT_MAX_SIZE_IN_KB", "nan", "SOKETI_EVENT_MAX_SIZE_IN_KB: "},
    {"SOKETI_EVENT_MAX_BATCH_SIZE", "-1", "SOKETI_EVENT_MAX_BATCH_SIZE: "},
    {"SOKETI_PRESENCE_MAX_MEMBERS", "0", "SOKETI_PRESENCE_MAX_MEMBERS: "},
    {"REALTIME_CAPACITY", "0", "REALTIME_CAPACITY: "},
    {"REALTIME_STRICT_PROTOCOL", "on", "REALTIME_STRICT_PROTOCOL: "},
};

BOOST_DATA_TEST_CASE(a_wrong_value_stops_the_start_with_its_place, data::make(wrong_lists), wrong)
{
    BOOST_CHECK_EXCEPTION(
        read({{wrong.key, wrong.value}}), wrong_setting,
        [&](wrong_setting const& thrown)
        { return std::string_view{thrown.what()}.starts_with(wrong.complaint); }
    );
}

BOOST_AUTO_TEST_CASE(two_apps_of_one_id_or_one_key_stop_the_start)
{
    auto const twice = [](realtime::app second) {
        return std::vector{realtime::app{.id = "a", .key = "k", .secret = "s"}, std::move(second)};
    };
    BOOST_CHECK_EXCEPTION(
        expect_distinct(twice({.id = "a", .key = "l"})), wrong_setting,
        [](auto const& wrong)
        { return std::string_view{wrong.what()} == "SOKETI_APPS: two apps have the id a"; }
    );
    BOOST_CHECK_EXCEPTION(
        expect_distinct(twice({.id = "b", .key = "k"})), wrong_setting,
        [](auto const& wrong)
        { return std::string_view{wrong.what()} == "SOKETI_APPS: two apps have the key k"; }
    );
    BOOST_CHECK_NO_THROW(expect_distinct(twice({.id = "b", .key = "l"})));
}

BOOST_AUTO_TEST_CASE(members_that_mean_nothing_here_are_warned_of)
{
    auto const warnings = read({{"SOKETI_APPS", app_with(R"("colour":"red")")},
                                {"SOKETI_DEFAULT_APP_WEBHOOKS", hook_with(R"("lambda":{},"filter":{"x":1})")}}
    ).warnings;
    BOOST_TEST(
        warnings == (std::vector<std::string>{
                        "SOKETI_DEFAULT_APP_WEBHOOKS: lambda is not known and is ignored",
                        "SOKETI_DEFAULT_APP_WEBHOOKS: filter.x is not known and is ignored",
                        "SOKETI_APPS: colour is not known and is ignored"}),
        boost::test_tools::per_element()
    );
}

char const* const names_of_soketi_without_a_meaning[] = {
    "SOKETI_ADAPTER_DRIVER", "SOKETI_APP_MANAGER_DRIVER",    "SOKETI_CACHE_DRIVER",
    "SOKETI_CLUSTER_PORT",   "SOKETI_CORS_ALLOWED_ORIGINS",  "SOKETI_DB_REDIS_HOST",
    "SOKETI_MODE",           "SOKETI_QUEUE_DRIVER",          "SOKETI_RATE_LIMITER_DRIVER",
    "SOKETI_SSL_CA",         "SOKETI_HTTP_MAX_REQUEST_SIZE", "SOKETI_SHUTDOWN_GRACE_PERIOD",
};

BOOST_DATA_TEST_CASE(
    names_of_soketi_that_mean_nothing_here_come_with_advice, data::make(names_of_soketi_without_a_meaning),
    name
)
{
    auto const warnings = read({{name, "x"}}).warnings;
    BOOST_REQUIRE(warnings.size() == 1u);
    BOOST_TEST(warnings[0].starts_with(std::string{name} + " is not used: "), warnings[0]);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::app
