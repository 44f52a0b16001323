#include "tests/realtime/hall.hpp"

using namespace auktiva::realtime;
using boost::test_tools::per_element;

BOOST_AUTO_TEST_SUITE(signing_in)

namespace {

std::string success(std::string const& user_data)
{
    return "pusher:signin_success " + boost::json::serialize(boost::json::object{{"user_data", user_data}});
}

std::string watched(std::string const& events)
{
    return R"(pusher_internal:watchlist_events {"events":[)" + events + "]}";
}

std::string const subscribe_ann =
    R"({"event":"pusher:subscribe","data":{"channel":"#server-to-user-ann","auth":""}})";

} // namespace

BOOST_AUTO_TEST_CASE(whoever_signs_in_hears_what_is_said_to_him)
{
    hall here;
    auto ann = here.connect("lively");
    here.sign_in(ann, R"({"id":"ann"})");
    here.say(ann, subscribe_ann);
    auto const& of = *ann.end->of();
    BOOST_CHECK(here.listening.publish(of, "#server-to-user-ann", "hi", "1") == publish_outcome::published);
    here.listening.flush();
    BOOST_TEST(
        ann.heard() == (lines{
                           success(R"({"id":"ann"})"),
                           "pusher_internal:subscription_succeeded #server-to-user-ann {}",
                           "hi #server-to-user-ann 1",
                       }),
        per_element()
    );
    BOOST_TEST(here.told() == lines{}, per_element());
}

BOOST_AUTO_TEST_CASE(channels_of_other_users_and_other_names_with_a_hash_are_refused)
{
    hall here;
    auto bob = here.connect("lively");
    here.say(bob, subscribe_ann);
    here.sign_in(bob, R"({"id":"bob"})");
    here.say(bob, subscribe_ann);
    here.say(bob, R"({"event":"pusher:subscribe","data":{"channel":"#news","auth":""}})");
    auto const heard = bob.heard();
    BOOST_REQUIRE_EQUAL(heard.size(), 4u);
    for (auto const at : {0u, 2u, 3u})
        BOOST_TEST(heard[at].starts_with("pusher:subscription_error"));
}

BOOST_AUTO_TEST_CASE(a_wrong_signature_or_no_id_or_another_user_ends_the_socket)
{
    hall here;
    for (auto const* const data : {R"({"name":"x"})", R"({"id":""})", R"({"id":7})", "ann", "[]"})
    {
        auto ann = here.connect("lively");
        here.sign_in(ann, data);
        BOOST_TEST(ann.heard().back().starts_with("close 4009"));
    }
    auto ann = here.connect("lively");
    here.say(ann, R"({"event":"pusher:signin","data":{"auth":"lively:00","user_data":"{\"id\":\"ann\"}"}})");
    BOOST_TEST(
        ann.heard() == (lines{
                           R"(pusher:error {"code":4009,"message":"invalid signature of the sign-in"})",
                           "close 4009 invalid signature of the sign-in",
                       }),
        per_element()
    );
    auto bob = here.connect("lively");
    here.sign_in(bob, R"({"id":"bob"})");
    here.sign_in(bob, R"({"id":"bob"})");
    BOOST_TEST(bob.heard().size() == 2u);
    here.sign_in(bob, R"({"id":"ann"})");
    BOOST_TEST(bob.heard().back().starts_with("close 4009"));
}

BOOST_AUTO_TEST_CASE(watchers_hear_who_comes_and_who_goes)
{
    hall here;
    auto ann = here.connect("lively");
    auto bob = here.connect("lively");
    auto tab = here.connect("lively");
    here.sign_in(bob, R"({"id":"bob"})");
    here.sign_in(ann, R"({"id":"ann","watchlist":["bob","cora","bob",7]})");
    BOOST_TEST(
        ann.heard().back() ==
        watched(R"({"name":"online","user_ids":["bob"]},{"name":"offline","user_ids":["cora"]})")
    );
    here.sign_in(tab, R"({"id":"bob"})");
    bob.end->on_broken();
    here.listening.flush();
    BOOST_TEST(ann.heard() == lines{}, per_element());
    tab.end->on_broken();
    here.listening.flush();
    BOOST_TEST(ann.heard() == lines{watched(R"({"name":"offline","user_ids":["bob"]})")}, per_element());
    auto again = here.connect("lively");
    here.sign_in(again, R"({"id":"bob"})");
    BOOST_TEST(ann.heard() == lines{watched(R"({"name":"online","user_ids":["bob"]})")}, per_element());
}

BOOST_AUTO_TEST_CASE(a_hundred_are_watched_at_the_most)
{
    hall here;
    auto ann = here.connect("lively");
    boost::json::array list;
    for (int i = 100; i < 201; ++i)
        list.emplace_back("user" + std::to_string(i));
    here.sign_in(ann, boost::json::serialize(boost::json::object{{"id", "ann"}, {"watchlist", list}}));
    auto const heard = ann.heard();
    BOOST_REQUIRE_EQUAL(heard.size(), 3u);
    BOOST_TEST(
        heard[1] == R"(pusher:error {"code":4302,"message":"the watch-list has more than 100 users"})"
    );
    BOOST_TEST(heard[2].find("user199") != std::string::npos);
    BOOST_TEST(heard[2].find("user200") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_app_may_want_its_sockets_to_prove_themselves_in_time)
{
    hall here;
    opening const wish{.app_key = "wary", .secure = true};
    auto silent = here.open(wish);
    auto ann = here.open(wish);
    here.sign_in(ann, R"({"id":"ann"})");
    here.tick(29'999);
    BOOST_TEST(silent.heard().size() == 1u);
    here.tick(1);
    BOOST_TEST(silent.heard().back().starts_with("close 4009"));
    auto bob = here.open(wish);
    here.subscribe(bob, "private-room");
    here.tick(30'001);
    // Pinged by now, like everybody who says nothing, but not sent away.
    BOOST_TEST(bob.heard().at(1).starts_with("pusher_internal:subscription_succeeded"));
    BOOST_TEST(ann.heard().at(1).starts_with("pusher:signin_success"));
    BOOST_TEST(here.listening.socket_count() == 2u);
}

BOOST_AUTO_TEST_CASE(of_the_house_nobody_signs_in_without_a_grant_and_it_is_found_when_taken_back)
{
    hall here;
    auto thief = here.connect();
    here.sign_in(thief, R"({"id":"ann"})");
    BOOST_TEST(thief.heard().back() == "close 4009 the sign-in was not granted");
    auto ann = here.connect();
    BOOST_TEST(here.grant(ann, "#server-to-user-ann"));
    here.sign_in(ann, R"({"id":"ann"})");
    BOOST_TEST(ann.heard() == lines{success(R"({"id":"ann"})")}, per_element());
    here.listening.revoke_session("s1");
    here.listening.flush();
    BOOST_TEST(ann.heard().back().starts_with("close 4009"));
}

BOOST_AUTO_TEST_CASE(connections_of_a_user_are_ended_for_good_or_to_come_again)
{
    hall here;
    auto ann = here.connect("lively");
    auto bob = here.connect("lively");
    here.sign_in(ann, R"({"id":"ann"})");
    here.sign_in(bob, R"({"id":"bob"})");
    auto const& of = *ann.end->of();
    here.listening.terminate(of, "ann", close_code::unauthorized);
    here.listening.terminate(of, "bob", close_code::reconnect);
    here.listening.flush();
    BOOST_TEST(ann.heard().back().starts_with("close 4009"));
    BOOST_TEST(bob.heard().back().starts_with("close 4200"));
}

BOOST_AUTO_TEST_SUITE_END()
