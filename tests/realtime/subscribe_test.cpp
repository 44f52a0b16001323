#include "tests/realtime/hall.hpp"

#include <string>

using namespace auktiva::realtime;
using boost::test_tools::per_element;

BOOST_AUTO_TEST_SUITE(subscribing)

namespace {

std::string subscribe_text(std::string const& channel, std::string const& auth)
{
    return R"({"event":"pusher:subscribe","data":{"channel":")" + channel + R"(","auth":")" + auth + R"("}})";
}

std::string refusal(std::string const& channel, std::string const& type, std::string const& error, int status)
{
    return "pusher:subscription_error " + channel + R"( {"type":")" + type + R"(","error":")" + error +
           R"(","status":)" + std::to_string(status) + '}';
}

std::string succeeded(std::string const& channel)
{
    return "pusher_internal:subscription_succeeded " + channel + " {}";
}

} // namespace

BOOST_AUTO_TEST_CASE(public_and_cache_channels_need_no_signature)
{
    hall here;
    auto ann = here.connect("guest");
    here.say(ann, R"({"event":"pusher:subscribe","data":{"channel":"news"}})");
    here.say(ann, R"({"event":"pusher:subscribe","data":"{\"channel\":\"cache-news\",\"auth\":\"\"}"})");
    BOOST_TEST(
        ann.heard() == (lines{succeeded("news"), succeeded("cache-news"), "pusher:cache_miss cache-news"}),
        per_element()
    );
    BOOST_CHECK(here.listening.publish(*ann.end->of(), "news", "n", "text") == publish_outcome::published);
    here.listening.flush();
    BOOST_TEST(ann.heard() == lines{"n news text"}, per_element());
}

BOOST_AUTO_TEST_CASE(private_channels_verify_the_signature)
{
    hall here;
    auto ann = here.connect("guest");
    auto const channel = std::string{"private-room"};
    auto const good = here.sign(ann, channel);
    auto upper = good;
    std::ranges::transform(
        upper.begin() + 6, upper.end(), upper.begin() + 6,
        [](char digit) { return static_cast<char>(std::toupper(digit)); }
    );
    auto const other = here.connect("guest");
    for (auto const& wrong :
         {std::string{}, good.substr(0, good.size() - 1), good + '0', good.substr(6),
          "house" + good.substr(5), upper, here.sign(ann, "private-hall"), here.sign(other, channel)})
    {
        here.say(ann, subscribe_text(channel, wrong));
        BOOST_TEST(
            ann.heard() == lines{refusal(channel, "AuthError", "invalid signature", 401)}, per_element()
        );
    }
    here.say(ann, subscribe_text(channel, good));
    BOOST_TEST(ann.heard() == lines{succeeded(channel)}, per_element());
}

BOOST_AUTO_TEST_CASE(channel_data_is_part_of_what_was_signed)
{
    hall here;
    auto ann = here.connect("guest");
    std::string const data = R"({\"after\":1})";
    auto const text = ann.end->id() + R"(:private-room:{"after":1})";
    auto const token = "guest:" + auktiva::auth::hmac_sha256_hex("guest-secret", text);
    here.say(
        ann, R"({"event":"pusher:subscribe","data":{"channel":"private-room","auth":")" + token +
                 R"(","channel_data":")" + data + R"("}})"
    );
    BOOST_TEST(ann.heard() == lines{succeeded("private-room")}, per_element());
}

BOOST_AUTO_TEST_CASE(channels_of_different_apps_are_different)
{
    hall here;
    auto ann = here.connect("house");
    auto bob = here.connect("guest");
    here.subscribe(ann, "news");
    here.subscribe(bob, "news");
    ann.heard();
    bob.heard();
    std::ignore = here.listening.publish(*bob.end->of(), "news", "n", "1");
    here.listening.flush();
    BOOST_TEST(ann.heard().empty());
    BOOST_TEST(bob.heard().size() == 1u);
}

BOOST_AUTO_TEST_CASE(names_kinds_and_numbers_have_limits)
{
    hall here;
    auto ann = here.connect();
    struct
    {
        std::string channel;
        std::string expected;
    } const refused[] = {
        {"",
         R"(pusher:subscription_error {"type":"AuthError","error":"invalid channel name","status":4009})"},
        {"has space", refusal("has space", "AuthError", "invalid channel name", 4009)},
        {"#server-to-user-1", refusal("#server-to-user-1", "AuthError", "not signed in as this user", 403)},
        {"#news", refusal("#news", "AuthError", "invalid channel name", 4009)},
        {std::string(201, 'a'),
         refusal(std::string(201, 'a'), "LimitReached", "channel name too long", 4009)},
        {"presence-room",
         refusal(
             "presence-room", "AuthError", "channel_data names no user_id, and nobody is signed in", 401
         )},
    };
    for (auto const& each : refused)
    {
        here.subscribe(ann, each.channel);
        BOOST_TEST(ann.heard() == lines{each.expected}, per_element());
    }
    here.say(ann, R"({"event":"pusher:subscribe","data":{"channel":5}})");
    here.say(ann, R"({"event":"pusher:subscribe"})");
    BOOST_TEST(ann.heard() == (lines{refused[0].expected, refused[0].expected}), per_element());

    for (int channel = 0; channel < 100; ++channel)
        here.subscribe(ann, "news-" + std::to_string(channel));
    BOOST_TEST(ann.heard().size() == 100u);
    here.subscribe(ann, "one-more");
    BOOST_TEST(
        ann.heard() == lines{refusal("one-more", "LimitReached", "too many channels", 4100)}, per_element()
    );
    ann.end->on_broken();
    BOOST_TEST(here.listening.subscription_count() == 0u);
}

BOOST_AUTO_TEST_CASE(subscribing_without_end_is_slowed_down)
{
    hall here;
    auto ann = here.connect();
    for (int turn = 0; turn < 200; ++turn)
        here.subscribe(ann, "news");
    BOOST_TEST(ann.heard().size() == 200u);
    here.subscribe(ann, "news");
    BOOST_TEST(
        ann.heard() == lines{refusal("news", "LimitReached", "too many subscriptions at once", 4301)},
        per_element()
    );
    here.now += 50;
    here.subscribe(ann, "news");
    BOOST_TEST(ann.heard() == lines{succeeded("news")}, per_element());
}

BOOST_AUTO_TEST_CASE(subscribing_twice_answers_twice_and_delivers_once)
{
    hall here;
    auto ann = here.join("private-item-1");
    here.subscribe(ann, "private-item-1");
    here.listening.publish("private-item-1", "e", "1", 0);
    here.listening.flush();
    BOOST_TEST(ann.heard() == (lines{succeeded("private-item-1"), "e private-item-1 1"}), per_element());
    BOOST_TEST(here.listening.subscription_count() == 1u);
}

BOOST_AUTO_TEST_CASE(unsubscribing_ends_delivery_and_is_harmless_otherwise)
{
    hall here;
    auto ann = here.join("private-item-1");
    auto bob = here.join("private-item-1", {"bob", "s2"});
    here.say(ann, R"({"event":"pusher:unsubscribe","data":{"channel":"never-joined"}})");
    here.say(ann, R"({"event":"pusher:unsubscribe","data":{"channel":"private-item-1"}})");
    here.say(ann, R"({"event":"pusher:unsubscribe","data":{"channel":"private-item-1"}})");
    here.say(ann, R"({"event":"pusher:unsubscribe"})");
    here.listening.publish("private-item-1", "e", "1", 0);
    here.listening.flush();
    BOOST_TEST(ann.heard().empty());
    BOOST_TEST(bob.heard().size() == 1u);
}

BOOST_AUTO_TEST_CASE(members_leave_in_any_order)
{
    hall here;
    std::vector<client_end> crowd;
    for (int member = 0; member < 20; ++member)
        crowd.push_back(here.join("private-item-1"));
    while (!crowd.empty())
    {
        auto const leaver = crowd.begin() + static_cast<std::ptrdiff_t>(crowd.size() * 7 % 5 % crowd.size());
        leaver->end->on_broken();
        crowd.erase(leaver);
        here.listening.publish("private-item-1", "e", "1", 0);
        here.listening.flush();
        for (auto& member : crowd)
            BOOST_TEST(member.heard().size() == 1u);
        BOOST_TEST(here.listening.subscription_count() == crowd.size());
    }
}

BOOST_AUTO_TEST_CASE(own_channels_need_a_grant_that_serves_once)
{
    hall here;
    auto ann = here.connect();
    here.subscribe(ann, "private-item-1");
    auto const not_granted = refusal("private-item-1", "AuthError", "not granted", 403);
    BOOST_TEST(ann.heard() == lines{not_granted}, per_element());

    BOOST_TEST(here.grant(ann, "private-item-1"));
    here.say(ann, subscribe_text("private-item-1", "house:0"));
    BOOST_TEST(
        ann.heard() == lines{refusal("private-item-1", "AuthError", "invalid signature", 401)}, per_element()
    );
    here.subscribe(ann, "private-item-1");
    BOOST_TEST(ann.heard() == lines{succeeded("private-item-1")}, per_element());

    here.say(ann, R"({"event":"pusher:unsubscribe","data":{"channel":"private-item-1"}})");
    here.subscribe(ann, "private-item-1");
    BOOST_TEST(ann.heard() == lines{not_granted}, per_element());
}

BOOST_AUTO_TEST_CASE(a_grant_names_a_live_socket_of_the_house)
{
    hall here;
    auto ann = here.connect();
    auto bob = here.connect("guest");
    BOOST_TEST(!here.listening.grant({"1.1", "private-item-1", {"ann", "s1"}}));
    BOOST_TEST(!here.grant(bob, "private-item-1"));
    ann.end->on_broken();
    BOOST_TEST(!here.grant(ann, "private-item-1"));
}

BOOST_AUTO_TEST_CASE(a_grant_expires_after_a_minute)
{
    hall here;
    auto ann = here.connect();
    BOOST_TEST(here.grant(ann, "private-item-1"));
    BOOST_TEST(here.grant(ann, "private-item-2"));
    here.now += 59'999;
    here.subscribe(ann, "private-item-1");
    BOOST_TEST(ann.heard() == lines{succeeded("private-item-1")}, per_element());
    here.now += 1;
    here.subscribe(ann, "private-item-2");
    BOOST_TEST(
        ann.heard() == lines{refusal("private-item-2", "AuthError", "not granted", 403)}, per_element()
    );
}

BOOST_AUTO_TEST_CASE(only_the_newest_two_hundred_grants_are_kept)
{
    hall here;
    auto ann = here.connect();
    for (int item = 0; item <= 200; ++item)
        BOOST_TEST(here.grant(ann, "private-item-" + std::to_string(item)));
    here.subscribe(ann, "private-item-0");
    here.subscribe(ann, "private-item-1");
    BOOST_TEST(
        ann.heard() ==
            (lines{refusal("private-item-0", "AuthError", "not granted", 403), succeeded("private-item-1")}),
        per_element()
    );
}

BOOST_AUTO_TEST_CASE(a_socket_belongs_to_whom_it_first_subscribed_for)
{
    hall here;
    auto ann = here.connect();
    BOOST_TEST(here.grant(ann, "private-item-1", {"ann", "s1"}));
    BOOST_TEST(here.grant(ann, "private-item-2", {"bob", "s2"}));
    here.subscribe(ann, "private-item-1");
    here.subscribe(ann, "private-item-2");
    BOOST_TEST(
        ann.heard() ==
            (lines{succeeded("private-item-1"), refusal("private-item-2", "AuthError", "not granted", 403)}),
        per_element()
    );
    BOOST_TEST(!here.grant(ann, "private-item-2", {"bob", "s2"}));
    BOOST_TEST(!here.grant(ann, "private-item-2", {"ann", "another session"}));
    BOOST_TEST(here.grant(ann, "private-item-2", {"ann", "s1"}));
}

BOOST_AUTO_TEST_CASE(malformed_messages_are_told_five_times_and_then_end_it)
{
    hall here;
    auto ann = here.connect();
    std::string const nested(20, '[');
    for (auto const* const text : {"", "{", "[]", R"({"event":5})", nested.c_str()})
    {
        here.say(ann, text);
        BOOST_TEST(
            ann.heard() == lines{R"(pusher:error {"code":null,"message":"malformed message"})"}, per_element()
        );
    }
    here.say(ann, "null");
    BOOST_TEST(ann.heard().back() == "close 4009 too many malformed messages");
    BOOST_TEST(here.listening.counters().malformed_messages == 6u);
}

BOOST_AUTO_TEST_CASE(unknown_events_are_only_counted)
{
    hall here;
    auto ann = here.connect();
    for (auto const* const event : {"pusher:sign-in", "pusher:new-fangled", "bid:new", ""})
        here.say(ann, R"({"event":")" + std::string{event} + R"(","data":{},"channel":"x"})");
    BOOST_TEST(ann.heard().empty());
    BOOST_TEST(here.listening.counters().unknown_messages == 4u);
}

BOOST_AUTO_TEST_CASE(client_events_are_refused_on_their_channel_and_reach_nobody)
{
    hall here;
    auto ann = here.join("private-item-1");
    auto bob = here.join("private-item-1", {"bob", "s2"});
    here.say(ann, R"({"event":"client-bid","channel":"private-item-1","data":{"amount":1}})");
    BOOST_TEST(
        ann.heard() ==
            lines{R"(pusher:error private-item-1 {"code":4301,"message":"client events are not enabled"})"},
        per_element()
    );
    BOOST_TEST(bob.heard().empty());
}

BOOST_AUTO_TEST_CASE(a_burst_of_thirty_messages_passes_then_ten_a_second)
{
    hall here;
    auto ann = here.connect();
    auto const talk = [&](int times)
    {
        for (int turn = 0; turn < times; ++turn)
            here.say(ann, R"({"event":"pusher:ping","data":{}})");
        return std::ranges::count(ann.heard(), "pusher:pong {}");
    };
    BOOST_TEST(talk(40) == 30);
    here.now += 1'000;
    BOOST_TEST(talk(40) == 10);
}

BOOST_AUTO_TEST_SUITE_END()
