#include "tests/realtime/hall.hpp"

using namespace auktiva::realtime;
using boost::test_tools::per_element;

BOOST_AUTO_TEST_SUITE(presence)

namespace {

std::string const room = "presence-room";

std::string succeeded(std::string const& list)
{
    return "pusher_internal:subscription_succeeded " + room + " {\"presence\":" + list + '}';
}

std::string limit_reached(std::string const& error, int status)
{
    return "pusher:subscription_error " + room + R"( {"type":"LimitReached","error":")" + error +
           R"(","status":)" + std::to_string(status) + '}';
}

} // namespace

BOOST_AUTO_TEST_CASE(who_joins_hears_who_is_there_and_the_others_hear_of_him)
{
    hall here;
    auto ann = here.connect("lively");
    auto bob = here.connect("lively");
    here.subscribe_with(ann, room, R"({"user_id":10,"user_info":{"name":"Ann"}})");
    BOOST_TEST(
        ann.heard() == lines{succeeded(R"({"ids":[10],"hash":{"10":{"name":"Ann"}},"count":1})")},
        per_element()
    );
    here.subscribe_with(bob, room, R"({"user_id":"bob"})");
    BOOST_TEST(
        bob.heard() ==
            lines{succeeded(R"({"ids":[10,"bob"],"hash":{"10":{"name":"Ann"},"bob":{}},"count":2})")},
        per_element()
    );
    BOOST_TEST(
        ann.heard() == lines{"pusher_internal:member_added " + room + R"( {"user_id":"bob","user_info":{}})"},
        per_element()
    );
    here.say(bob, R"({"event":"pusher:unsubscribe","data":{"channel":"presence-room"}})");
    BOOST_TEST(
        ann.heard() == lines{"pusher_internal:member_removed " + room + R"( {"user_id":"bob"})"},
        per_element()
    );
    BOOST_TEST(
        here.told() == (lines{
                           "channel_occupied presence-room",
                           "member_added presence-room user=10",
                           "member_added presence-room user=bob",
                           "member_removed presence-room user=bob",
                       }),
        per_element()
    );
}

BOOST_AUTO_TEST_CASE(a_user_with_two_sockets_is_one_member_until_the_last_is_gone)
{
    hall here;
    auto ann = here.connect("lively");
    auto tab = here.connect("lively");
    auto other = here.connect("lively");
    here.subscribe_with(ann, room, R"({"user_id":"ann"})");
    here.subscribe_with(tab, room, R"({"user_id":"bob","user_info":1})");
    here.subscribe_with(other, room, R"({"user_id":"bob","user_info":2})");
    ann.heard();
    // He stays known as what his first socket said.
    BOOST_TEST(
        other.heard() == lines{succeeded(R"({"ids":["ann","bob"],"hash":{"ann":{},"bob":1},"count":2})")},
        per_element()
    );
    tab.end->on_broken();
    here.listening.flush();
    BOOST_TEST(ann.heard() == lines{}, per_element());
    other.end->on_broken();
    here.listening.flush();
    BOOST_TEST(
        ann.heard() == lines{"pusher_internal:member_removed " + room + R"( {"user_id":"bob"})"},
        per_element()
    );
}

BOOST_AUTO_TEST_CASE(a_full_channel_admits_another_socket_of_a_member_only)
{
    hall here;
    auto ann = here.connect("lively");
    auto bob = here.connect("lively");
    auto cora = here.connect("lively");
    here.subscribe_with(ann, room, R"({"user_id":"ann"})");
    here.subscribe_with(bob, room, R"({"user_id":"bob"})");
    here.subscribe_with(cora, room, R"({"user_id":"cora"})");
    BOOST_TEST(cora.heard() == lines{limit_reached("too many members", 4100)}, per_element());
    here.subscribe_with(cora, room, R"({"user_id":"ann"})");
    BOOST_TEST(cora.heard().at(0).starts_with("pusher_internal:subscription_succeeded"));
}

BOOST_AUTO_TEST_CASE(a_member_that_is_too_big_or_has_no_id_is_refused)
{
    hall here;
    auto ann = here.connect("lively");
    here.subscribe_with(ann, room, R"({"user_id":"ann","user_info":")" + std::string(59, 'x') + R"("})");
    BOOST_TEST(ann.heard() == lines{limit_reached("member too big", 4301)}, per_element());
    here.subscribe_with(ann, room, R"({"user_id":")" + std::string(129, 'x') + R"("})");
    BOOST_TEST(ann.heard() == lines{limit_reached("member too big", 4301)}, per_element());
    for (auto const* const data :
         {R"({"user_info":{}})", R"({"user_id":""})", R"({"user_id":1.5})", R"({"user_id":null})", "[]",
          "ann"})
    {
        here.subscribe_with(ann, room, data);
        BOOST_TEST(
            ann.heard().at(0).starts_with("pusher:subscription_error presence-room {\"type\":\"AuthError\"")
        );
    }
    here.subscribe(ann, room);
    BOOST_TEST(ann.heard().at(0).ends_with(R"("status":401})"));
}

BOOST_AUTO_TEST_CASE(whoever_signed_in_needs_no_channel_data)
{
    hall here;
    auto ann = here.connect("lively");
    here.sign_in(ann, R"({"id":"ann","user_info":{"name":"Ann"}})");
    ann.heard();
    here.subscribe(ann, room);
    BOOST_TEST(
        ann.heard() == lines{succeeded(R"({"ids":["ann"],"hash":{"ann":{"name":"Ann"}},"count":1})")},
        per_element()
    );
}

BOOST_AUTO_TEST_CASE(subscribing_again_answers_again_and_adds_nobody)
{
    hall here;
    auto ann = here.connect("lively");
    here.subscribe_with(ann, room, R"({"user_id":"ann"})");
    here.subscribe_with(ann, room, R"({"user_id":"ann"})");
    BOOST_TEST(ann.heard().size() == 2u);
    BOOST_TEST(here.told().size() == 2u);
    here.say(ann, R"({"event":"pusher:unsubscribe","data":{"channel":"presence-room"}})");
    BOOST_TEST(here.listening.subscription_count() == 0u);
    BOOST_TEST(
        here.told() == (lines{"member_removed presence-room user=ann", "channel_vacated presence-room"}),
        per_element()
    );
}

BOOST_AUTO_TEST_SUITE_END()
