#include "realtime/channel_name.hpp"
#include "realtime/protocol.hpp"

#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <variant>

using namespace auktiva::realtime;
using namespace std::string_view_literals;

BOOST_AUTO_TEST_SUITE(pusher_protocol)

BOOST_AUTO_TEST_CASE(reads_a_subscription_with_data_as_object_or_string)
{
    for (auto const text :
         {R"({"event":"pusher:subscribe","data":{"auth":"KEY:9f","channel":"private-item-c1","channel_data":"{}"}})"sv,
          R"({"event":"pusher:subscribe","data":"{\"auth\":\"KEY:9f\",\"channel\":\"private-item-c1\",\"channel_data\":\"{}\"}"})"sv})
    {
        auto const message = protocol::parse(text);
        auto const& wish = std::get<protocol::subscribe>(message);
        BOOST_TEST(wish.channel == "private-item-c1");
        BOOST_TEST(wish.auth == "KEY:9f");
        BOOST_TEST(wish.channel_data.value() == "{}");
    }
}

BOOST_AUTO_TEST_CASE(odd_types_count_as_missing)
{
    for (auto const* const data :
         {"{}", "null", "5", "[]", R"("no json")", R"({"channel":5,"auth":[],"channel_data":{}})"})
    {
        auto const message =
            protocol::parse(R"({"event":"pusher:subscribe","data":)" + std::string{data} + '}');
        auto const& wish = std::get<protocol::subscribe>(message);
        BOOST_TEST(wish.channel.empty());
        BOOST_TEST(wish.auth.empty());
        BOOST_TEST(!wish.channel_data);
    }
}

BOOST_AUTO_TEST_CASE(tells_the_messages_apart)
{
    auto const is = []<class T>(T const&, std::string_view text)
    { return std::holds_alternative<T>(protocol::parse(text)); };
    BOOST_TEST(is(protocol::ping{}, R"({"event":"pusher:ping","data":{}})"));
    BOOST_TEST(is(protocol::ping{}, R"({"event":"pusher:ping"})"));
    BOOST_TEST(is(protocol::pong{}, R"({"event":"pusher:pong","data":"{}"})"));
    BOOST_TEST(is(protocol::unsubscribe{}, R"({"event":"pusher:unsubscribe","data":{"channel":"c"}})"));
    BOOST_TEST(is(protocol::unknown{}, R"({"event":"pusher:unheard-of"})"));
    BOOST_TEST(is(protocol::unknown{}, R"({"event":"bid:new","channel":"c","data":{}})"));
    BOOST_TEST(is(protocol::unknown{}, R"({"event":"not-client-x","channel":"c"})"));
    for (auto const text :
         {""sv, "x"sv, "{"sv, "[]"sv, "null"sv, "{}"sv, R"({"event":null})"sv,
          R"({"event":["pusher:ping"]})"sv, "\0"sv})
        BOOST_TEST(is(protocol::malformed{}, text));
}

BOOST_AUTO_TEST_CASE(nesting_has_a_limit)
{
    auto const nested = [](std::size_t depth)
    { return R"({"event":"pusher:ping","data":)" + std::string(depth, '[') + std::string(depth, ']') + '}'; };
    BOOST_TEST(std::holds_alternative<protocol::ping>(protocol::parse(nested(15))));
    BOOST_TEST(std::holds_alternative<protocol::malformed>(protocol::parse(nested(16))));
    BOOST_TEST(std::holds_alternative<protocol::malformed>(protocol::parse(nested(8'000))));
}

BOOST_AUTO_TEST_CASE(reads_a_client_event_with_any_data)
{
    auto const message =
        protocol::parse(R"({"event":"client-typing","channel":"private-room","data":{"by":"ann"}})");
    auto const& said = std::get<protocol::client_event>(message);
    BOOST_TEST(said.event == "client-typing");
    BOOST_TEST(said.channel == "private-room");
    BOOST_TEST(boost::json::serialize(said.data) == R"({"by":"ann"})");
}

BOOST_AUTO_TEST_CASE(prints_what_clients_expect)
{
    BOOST_TEST(
        protocol::connection_established("123.456", 30) ==
        R"({"event":"pusher:connection_established","data":"{\"socket_id\":\"123.456\",\"activity_timeout\":30}"})"
    );
    BOOST_TEST(protocol::pong_message() == R"({"event":"pusher:pong","data":{}})");
    BOOST_TEST(
        protocol::error(4001, "no \"such\" app") ==
        R"({"event":"pusher:error","data":{"code":4001,"message":"no \"such\" app"}})"
    );
    BOOST_TEST(
        protocol::error(std::nullopt, "odd", "private-x") ==
        R"({"event":"pusher:error","channel":"private-x","data":{"code":null,"message":"odd"}})"
    );
    BOOST_TEST(
        protocol::subscription_succeeded("news") ==
        R"({"event":"pusher_internal:subscription_succeeded","channel":"news","data":"{}"})"
    );
    BOOST_TEST(
        protocol::subscription_error("private-x", {"AuthError", "invalid signature", 401}) ==
        R"({"event":"pusher:subscription_error","channel":"private-x","data":{"type":"AuthError","error":"invalid signature","status":401}})"
    );
}

BOOST_AUTO_TEST_CASE(the_data_of_an_event_is_a_string)
{
    BOOST_TEST(
        protocol::event("private-item-c1", "bid:new", R"({"amount":25.5,"note":"a\"b\u00e4"})") ==
        R"({"event":"bid:new","channel":"private-item-c1","data":"{\"amount\":25.5,\"note\":\"a\\\"b\\u00e4\"}"})"
    );
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(channel_names)

BOOST_AUTO_TEST_CASE(have_a_length_and_an_alphabet)
{
    for (auto const name : {"a"sv, "private-item-c1"sv, "A-Z_a=z@0,9.;"sv})
        BOOST_TEST(valid_channel_name(name));
    BOOST_TEST(valid_channel_name(std::string(200, 'a')));
    BOOST_TEST(!valid_channel_name(std::string(201, 'a')));
    for (auto const name : {""sv, "a b"sv, "#a"sv, "a/b"sv, "a:b"sv, "\u00E4"sv, "a\0"sv, "a\n"sv, "a!"sv})
        BOOST_TEST(!valid_channel_name(name));
}

BOOST_AUTO_TEST_CASE(tell_their_kind_by_an_anchored_prefix)
{
    BOOST_CHECK(kind_of("news") == channel_kind::open);
    BOOST_CHECK(kind_of("my-private-room") == channel_kind::open);
    BOOST_CHECK(kind_of("Private-room") == channel_kind::open);
    BOOST_CHECK(kind_of("private") == channel_kind::open);
    BOOST_CHECK(kind_of("cache-news") == channel_kind::open);
    BOOST_CHECK(kind_of("private-room") == channel_kind::restricted);
    BOOST_CHECK(kind_of("private-cache-room") == channel_kind::restricted);
    BOOST_CHECK(kind_of("private-encrypted-room") == channel_kind::encrypted);
    BOOST_CHECK(kind_of("presence-room") == channel_kind::presence);
}

BOOST_AUTO_TEST_SUITE_END()
