#include "auth/signature.hpp"
#include "realtime/http_api.hpp"
#include "tests/realtime/hall.hpp"

#include <algorithm>
#include <functional>
#include <string>

using namespace auktiva::realtime;
using boost::test_tools::per_element;

BOOST_AUTO_TEST_SUITE(http_api)

namespace {

constexpr std::int64_t signed_at = 1353088179;
std::string const documented_body = R"({"name":"foo","channels":["project-3"],"data":"{\"some\":\"data\"}"})";

/// The example of Pusher's documentation.
app const documented{.id = "3", .key = "278d425bdf160c739803", .secret = "7ad3773142a6692b25b8"};

query_pairs documented_query()
{
    return {
        {"auth_key", "278d425bdf160c739803"},
        {"auth_timestamp", "1353088179"},
        {"auth_version", "1.0"},
        {"body_md5", "ec365a775a4cd0599faeb73354201b6f"},
        {"auth_signature", "da454824c97ba181a32ccc17a72625ba02771f50b50e1e7430e47a1f3f457e6c"}};
}

int verdict(query_pairs const& query, std::string_view body = documented_body, std::int64_t now = signed_at)
{
    auto const refused = refuse_signature(documented, {"POST", "/apps/3/events", query, body}, now);
    return refused ? refused->status : 200;
}

std::string& at(query_pairs& query, std::string_view key)
{
    return std::ranges::find(query, key, &query_pairs::value_type::first)->second;
}

std::string event(std::string const& rest)
{
    return R"({"name":"n","data":"d",)" + rest + '}';
}

std::string many_channels(int count)
{
    auto list = std::string{R"("channels":[)"};
    for (int channel = 0; channel < count; ++channel)
        list += (channel > 0 ? ",\"c" : "\"c") + std::to_string(channel) + '"';
    return list + ']';
}

} // namespace

BOOST_AUTO_TEST_CASE(the_documented_signature_is_accepted_in_any_order_of_parameters)
{
    auto query = documented_query();
    BOOST_TEST(verdict(query) == 200);
    std::ranges::reverse(query);
    BOOST_TEST(verdict(query) == 200);
    std::ranges::find(query, "auth_version", &query_pairs::value_type::first)->first = "AUTH_Version";
    BOOST_TEST(verdict(query) == 200);
}

BOOST_AUTO_TEST_CASE(a_timestamp_may_be_ten_minutes_off)
{
    for (std::int64_t const off : {-600, 0, 600})
        BOOST_TEST(verdict(documented_query(), documented_body, signed_at + off) == 200);
    for (std::int64_t const off : {-601, 601, 1'000'000'000})
        BOOST_TEST(verdict(documented_query(), documented_body, signed_at + off) == 401);
}

BOOST_AUTO_TEST_CASE(every_changed_part_is_refused)
{
    for (auto const& [key, value] : query_pairs{
             {"auth_key", "house"},
             {"auth_timestamp", "1353088180"},
             {"auth_timestamp", "soon"},
             {"auth_timestamp", ""},
             {"auth_version", "1.1"},
             {"body_md5", "ec365a775a4cd0599faeb73354201b60"},
             {"auth_signature", ""},
             {"auth_signature", "da454824c97ba181a32ccc17a72625ba02771f50b50e1e7430e47a1f3f457e6d"},
             {"auth_signature", "DA454824C97BA181A32CCC17A72625BA02771F50B50E1E7430E47A1F3F457E6C"}})
    {
        auto query = documented_query();
        at(query, key) = value;
        BOOST_TEST(verdict(query) == 401, key << '=' << value);
    }
    BOOST_TEST(verdict(documented_query(), documented_body + ' ') == 401);
    BOOST_TEST(verdict(documented_query(), "") == 401);
    BOOST_TEST(verdict({}) == 401);

    auto more = documented_query();
    more.emplace_back("info", "user_count");
    BOOST_TEST(verdict(more) == 401);
    auto twice = documented_query();
    twice.emplace_back("Auth_Version", "1.0");
    BOOST_TEST(verdict(twice) == 400);
}

BOOST_AUTO_TEST_CASE(values_are_signed_decoded_and_paths_as_sent_or_decoded)
{
    auto const path = std::string{"/apps/2/users/J\u00F6rg A/x"};
    query_pairs query{
        {"auth_key", "guest"},
        {"auth_timestamp", "1000"},
        {"auth_version", "1.0"},
        {"filter_by_prefix", "a+b c"}};
    auto const text =
        "GET\n" + path + "\nauth_key=guest&auth_timestamp=1000&auth_version=1.0&filter_by_prefix=a+b c";
    query.emplace_back("auth_signature", auktiva::auth::hmac_sha256_hex(guest.secret, text));
    BOOST_TEST(!refuse_signature(guest, {"GET", path, query, ""}, 1'000));
    BOOST_TEST(!refuse_signature(guest, {"GET", "/apps/2/users/J%C3%B6rg%20A/x", query, ""}, 1'000));
    BOOST_TEST(
        refuse_signature(guest, {"GET", "/apps/2/users/J%C3%B6rg+A/x", query, ""}, 1'000)->status == 401
    );
    BOOST_TEST(refuse_signature(guest, {"GET", "/apps/2/users/%", query, ""}, 1'000)->status == 401);
    BOOST_TEST(refuse_signature(guest, {"POST", path, query, ""}, 1'000)->status == 401);
}

BOOST_AUTO_TEST_CASE(a_body_must_be_named_by_its_digest)
{
    query_pairs query{{"auth_key", "guest"}, {"auth_timestamp", "1000"}, {"auth_version", "1.0"}};
    query.emplace_back(
        "auth_signature",
        auktiva::auth::hmac_sha256_hex(
            guest.secret, "POST\n/apps/2/events\nauth_key=guest&auth_timestamp=1000&auth_version=1.0"
        )
    );
    BOOST_TEST(!refuse_signature(guest, {"POST", "/apps/2/events", query, ""}, 1'000));
    BOOST_TEST(refuse_signature(guest, {"POST", "/apps/2/events", query, "{}"}, 1'000)->status == 401);
}

BOOST_AUTO_TEST_CASE(an_event_reaches_all_its_channels_but_not_the_socket_left_out)
{
    hall here;
    auto ann = here.connect("guest");
    auto bob = here.connect("guest");
    for (auto* const each : {&ann, &bob})
    {
        here.subscribe(*each, "news");
        here.subscribe(*each, "private-room");
        each->heard();
    }
    auto const answer = post_events(
        here.listening, *ann.end->of(),
        event(R"("channels":["news","private-room","empty"],"socket_id":")" + bob.end->id() + '"')
    );
    here.listening.flush();
    BOOST_TEST(answer.status == 200);
    BOOST_TEST(answer.json == "{}");
    BOOST_TEST(ann.heard() == (lines{"n news d", "n private-room d"}), per_element());
    BOOST_TEST(bob.heard().empty());
}

BOOST_AUTO_TEST_CASE(data_that_is_no_string_is_sent_as_its_json)
{
    hall here;
    auto ann = here.connect("guest");
    here.subscribe(ann, "news");
    ann.heard();
    BOOST_TEST(
        post_events(here.listening, *ann.end->of(), R"({"name":"n","channel":"news","data":{"a":[1,"/"]}})")
            .status == 200
    );
    BOOST_TEST(
        post_events(here.listening, *ann.end->of(), R"({"name":"n","channel":"news","data":""})").status ==
        200
    );
    here.listening.flush();
    BOOST_TEST(ann.heard() == (lines{R"(n news {"a":[1,"/"]})", "n news "}), per_element());
}

BOOST_AUTO_TEST_CASE(faulty_events_are_refused)
{
    hall here;
    auto const& of = *here.listening.listeners().app_by_id("1");
    struct
    {
        std::string body;
        int status;
    } const faulty[] = {
        {"", 400},
        {"[]", 400},
        {R"({"name":"n","data":"d"})", 400},
        {R"({"name":"n","channel":"c"})", 400},
        {R"({"data":"d","channel":"c"})", 400},
        {R"({"name":"","data":"d","channel":"c"})", 400},
        {R"({"name":5,"data":"d","channel":"c"})", 400},
        {R"({"name":")" + std::string(201, 'n') + R"(","data":"d","channel":"c"})", 400},
        {event(R"("channel":"has space")"), 400},
        {event(R"("channel":")" + std::string(201, 'c') + '"'), 400},
        {event(R"("channels":[])"), 400},
        {event(R"("channels":["c",5])"), 400},
        {event(R"("channels":["c","private-encrypted-x"])"), 400},
        {event(many_channels(101)), 400},
        {event(R"("channel":"c","info":"age")"), 400},
        {R"({"name":"n","channel":"c","data":")" + std::string(10'241, 'd') + "\"}", 413},
        {event(R"("channels":["c","private-item-1"])"), 403},
        {event(R"("channel":"private-user-ann")"), 403},
    };
    for (auto const& each : faulty)
    {
        auto const answer = post_events(here.listening, of, each.body);
        BOOST_TEST(answer.status == each.status, each.body);
        auto const error = boost::json::parse(answer.json).as_object();
        BOOST_TEST(error.at("code").as_int64() == each.status);
        BOOST_TEST(error.at("error").is_string());
    }
    BOOST_TEST(post_events(here.listening, of, event(many_channels(100))).status == 200);
    BOOST_TEST(
        post_events(
            here.listening, of, R"({"name":"n","channel":"c","data":")" + std::string(10'240, 'd') + "\"}"
        )
            .status == 200
    );
}

BOOST_AUTO_TEST_CASE(own_channels_are_closed_to_the_house_only)
{
    hall here;
    auto const& outside = *here.listening.listeners().app_by_id("2");
    BOOST_TEST(post_events(here.listening, outside, event(R"("channel":"private-item-1")")).status == 200);
}

BOOST_AUTO_TEST_CASE(counts_come_when_asked_for)
{
    hall here;
    auto ann = here.connect("guest");
    here.subscribe(ann, "news");
    BOOST_TEST(
        post_events(
            here.listening, *ann.end->of(),
            event(R"("channels":["news","presence-x"],"info":"user_count,subscription_count")")
        )
            .json ==
        R"({"channels":{"news":{"subscription_count":1},"presence-x":{"subscription_count":0,"user_count":0}}})"
    );
}

BOOST_AUTO_TEST_CASE(a_batch_is_published_whole_or_not_at_all)
{
    hall here;
    auto ann = here.connect("guest");
    here.subscribe(ann, "news");
    ann.heard();
    auto const& of = *ann.end->of();
    auto const good = event(R"("channel":"news")");
    auto const batch = [](std::string const& list) { return R"({"batch":[)" + list + "]}"; };

    for (auto const& faulty :
         {batch(good + ",5"), batch(good + ',' + event(R"("channel":"")")), std::string{R"({"batch":{}})"},
          std::string{"{}"}})
        BOOST_TEST(post_batch_events(here.listening, of, faulty).status == 400, faulty);
    auto eleven = good;
    for (int more = 0; more < 10; ++more)
        eleven += ',' + good;
    BOOST_TEST(post_batch_events(here.listening, of, batch(eleven)).status == 400);
    here.listening.flush();
    BOOST_TEST(ann.heard().empty());

    BOOST_TEST(post_batch_events(here.listening, of, batch(good + ',' + good + ',' + good)).json == "{}");
    here.listening.flush();
    BOOST_TEST(ann.heard().size() == 3u);
    BOOST_TEST(
        post_batch_events(
            here.listening, of, batch(good + ',' + event(R"("channel":"news","info":"subscription_count")"))
        )
            .json == R"({"batch":[{},{"subscription_count":1}]})"
    );
}

BOOST_AUTO_TEST_CASE(occupied_channels_are_listed_with_their_counts)
{
    hall here;
    auto ann = here.connect("guest");
    auto bob = here.connect("guest");
    here.subscribe(ann, "news");
    here.subscribe(bob, "news");
    here.subscribe(bob, "private-room");
    auto const& of = *ann.end->of();
    BOOST_TEST(
        get_channels(here.listening, of, {}).json ==
        R"({"channels":{"news":{"occupied":true,"subscription_count":2},"private-room":{"occupied":true,"subscription_count":1}}})"
    );
    BOOST_TEST(
        get_channels(here.listening, of, {{"filter_by_prefix", "private-"}}).json ==
        R"({"channels":{"private-room":{"occupied":true,"subscription_count":1}}})"
    );
    BOOST_TEST(get_channels(here.listening, of, {{"info", "user_count"}}).status == 400);
    BOOST_TEST(
        get_channels(here.listening, of, {{"info", "user_count"}, {"filter_by_prefix", "presence-"}}).json ==
        R"({"channels":{}})"
    );
    bob.end->on_broken();
    ann.end->on_broken();
    BOOST_TEST(get_channels(here.listening, of, {}).json == R"({"channels":{}})");
}

BOOST_AUTO_TEST_CASE(one_channel_tells_whether_it_is_occupied)
{
    hall here;
    auto ann = here.connect("guest");
    here.subscribe(ann, "news");
    auto const& of = *ann.end->of();
    BOOST_TEST(
        get_channel(here.listening, of, "news", {}).json == R"({"occupied":true,"subscription_count":1})"
    );
    BOOST_TEST(
        get_channel(here.listening, of, "empty", {}).json == R"({"occupied":false,"subscription_count":0})"
    );
    BOOST_TEST(
        get_channel(here.listening, of, "presence-x", {{"info", "user_count,subscription_count"}}).json ==
        R"({"occupied":false,"subscription_count":0,"user_count":0})"
    );
    BOOST_TEST(get_channel(here.listening, of, "news", {{"info", "user_count"}}).status == 400);
    BOOST_TEST(get_channel(here.listening, of, "has space", {}).status == 400);
}

BOOST_AUTO_TEST_CASE(a_presence_channel_tells_who_is_there)
{
    hall here;
    auto ann = here.connect("lively");
    auto tab = here.connect("lively");
    here.subscribe_with(ann, "presence-x", R"({"user_id":7,"user_info":{"name":"Ann"}})");
    here.subscribe_with(tab, "presence-x", R"({"user_id":"7"})");
    auto const& of = *ann.end->of();
    BOOST_TEST(get_channel_users(here.listening, of, "presence-x", {}).json == R"({"users":[{"id":7}]})");
    BOOST_TEST(
        get_channel_users(here.listening, of, "presence-x", {{"with_user_info", "1"}}).json ==
        R"({"users":[{"id":7,"user_info":{"name":"Ann"}}]})"
    );
    BOOST_TEST(
        get_channel(here.listening, of, "presence-x", {}).json ==
        R"({"occupied":true,"subscription_count":2,"user_count":1})"
    );
    BOOST_TEST(get_channel_users(here.listening, of, "presence-empty", {}).json == R"({"users":[]})");
    BOOST_TEST(get_channel_users(here.listening, of, "news", {}).status == 400);
    BOOST_TEST(get_channel_users(here.listening, of, "private-room", {}).status == 400);
    BOOST_TEST(get_connections(here.listening, of).json == R"({"connections":2})");
}

BOOST_AUTO_TEST_CASE(a_cache_channel_tells_what_it_keeps)
{
    hall here;
    auto ann = here.connect("lively");
    auto const& of = *ann.end->of();
    auto const cached = [&] { return get_channel(here.listening, of, "cache-x", {{"info", "cache"}}).json; };
    BOOST_TEST(cached() == R"({"occupied":false,"subscription_count":0,"cache":null})");
    BOOST_TEST(post_events(here.listening, of, event(R"("channel":"cache-x")")).status == 200);
    here.tick(2'000);
    BOOST_TEST(cached() == R"({"occupied":false,"subscription_count":0,"cache":{"data":"d","ttl":8}})");
    BOOST_TEST(get_channel(here.listening, of, "news", {{"info", "cache"}}).status == 400);
    BOOST_TEST(get_channels(here.listening, of, {{"info", "cache"}}).status == 400);
    BOOST_TEST(post_events(here.listening, of, event(R"("channel":"cache-x","info":"cache")")).status == 400);
}

BOOST_AUTO_TEST_CASE(an_app_may_publish_and_read_so_much_a_second)
{
    hall here;
    auto ann = here.connect("lively");
    auto const& of = *ann.end->of();
    BOOST_TEST(post_events(here.listening, of, event(many_channels(19))).status == 200);
    auto const refused = post_events(here.listening, of, event(many_channels(2)));
    BOOST_TEST(refused.status == 429);
    std::vector<std::pair<std::string, std::string>> const headers{
        {"Retry-After", "1"}, {"X-RateLimit-Limit", "20"}, {"X-RateLimit-Remaining", "1"}};
    BOOST_CHECK(refused.headers == headers);
    BOOST_TEST(post_events(here.listening, of, event(many_channels(1))).status == 200);
    for (int i = 0; i < 20; ++i)
        BOOST_TEST(get_channels(here.listening, of, {}).status == 200);
    BOOST_TEST(get_channels(here.listening, of, {}).status == 429);
    here.tick(1'000);
    BOOST_TEST(get_channels(here.listening, of, {}).status == 200);
    BOOST_TEST(post_events(here.listening, of, event(many_channels(20))).status == 200);
}

BOOST_AUTO_TEST_CASE(a_users_sockets_are_ended_from_outside)
{
    hall here;
    auto ann = here.connect("lively");
    here.sign_in(ann, R"({"id":"ann b"})");
    auto const& of = *ann.end->of();
    BOOST_TEST(post_events(here.listening, of, event(R"("channel":"#server-to-user-ann b")")).status == 200);
    BOOST_TEST(post_events(here.listening, of, event(R"("channel":"#news")")).status == 400);
    BOOST_TEST(post_terminate_connections(here.listening, of, "ann").json == "{}");
    BOOST_TEST(here.listening.traffic_of(of).connected == 1u);
    BOOST_TEST(post_terminate_connections(here.listening, of, "ann b").json == "{}");
    BOOST_TEST(here.listening.traffic_of(of).connected == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
