#include "realtime/event_log.hpp"
#include "tests/realtime/hall.hpp"

#include <optional>
#include <string>

using namespace auktiva::realtime;
using boost::test_tools::per_element;

BOOST_AUTO_TEST_SUITE(resuming)

namespace {

std::string const channel = "private-item-1";
std::string const confirmed = "pusher_internal:subscription_succeeded " + channel + " {}";

std::string event(int seq)
{
    return "bid:new " + channel + R"( {"seq":)" + std::to_string(seq) + '}';
}

std::string reset_at(int head)
{
    return "sync:reset " + channel + R"( {"seq":)" + std::to_string(head) + R"(,"epoch":"e1"})";
}

void publish(hub& to, int seq, std::string_view on = channel)
{
    to.publish(on, "bid:new", R"({"seq":)" + std::to_string(seq) + '}', static_cast<std::uint64_t>(seq));
}

/// What a client hears who comes back and says it has seen `seen` in the log `epoch`.
lines resumed(hall& here, std::optional<std::uint64_t> seen, std::string const& epoch = "e1")
{
    auto ann = here.connect();
    BOOST_REQUIRE(here.grant(ann, channel, {"ann", "s1"}, seen, epoch));
    here.subscribe(ann, channel);
    return ann.heard();
}

} // namespace

BOOST_AUTO_TEST_CASE(the_missed_events_come_after_the_confirmation_and_before_the_live_ones)
{
    hall here;
    for (int seq = 1; seq <= 5; ++seq)
        publish(here.listening, seq);
    auto ann = here.connect();
    BOOST_REQUIRE(here.grant(ann, channel, {"ann", "s1"}, 3, "e1"));
    ann.end->on_bytes(
        client::text(
            R"({"event":"pusher:subscribe","data":{"channel":")" + channel + R"(","auth":")" +
            here.sign(ann, channel) + R"("}})"
        ),
        here.now
    );
    publish(here.listening, 6);
    here.listening.flush();
    BOOST_TEST(ann.heard() == (lines{confirmed, event(4), event(5), event(6)}), per_element());
}

BOOST_AUTO_TEST_CASE(every_point_of_the_log_resumes_exactly)
{
    hall here;
    for (int seq = 1; seq <= 20; ++seq)
        publish(here.listening, seq);
    for (int seen = 0; seen <= 20; ++seen)
    {
        lines expected{confirmed};
        for (int seq = seen + 1; seq <= 20; ++seq)
            expected.push_back(event(seq));
        BOOST_TEST(resumed(here, static_cast<std::uint64_t>(seen)) == expected, per_element());
    }
}

BOOST_AUTO_TEST_CASE(a_client_that_saw_nothing_hears_only_what_is_new)
{
    hall here;
    publish(here.listening, 1);
    BOOST_TEST(resumed(here, std::nullopt) == lines{confirmed}, per_element());
    BOOST_TEST(resumed(here, std::nullopt, "another") == lines{confirmed}, per_element());
}

BOOST_AUTO_TEST_CASE(beyond_the_head_or_in_another_log_everything_is_fetched_again)
{
    hall here;
    publish(here.listening, 1);
    BOOST_TEST(resumed(here, 2) == (lines{confirmed, reset_at(1)}), per_element());
    BOOST_TEST(resumed(here, 1, "another") == (lines{confirmed, reset_at(1)}), per_element());
    BOOST_TEST(resumed(here, 1, "") == lines{confirmed}, per_element());
}

BOOST_AUTO_TEST_CASE(older_than_memory_everything_is_fetched_again)
{
    hall here;
    publish(here.listening, 1);
    publish(here.listening, 2);
    for (int seq = 1; seq < 4'096; ++seq)
        publish(here.listening, seq, "private-item-2");
    BOOST_TEST(resumed(here, 0) == (lines{confirmed, reset_at(2)}), per_element());
    BOOST_TEST(resumed(here, 1) == (lines{confirmed, event(2)}), per_element());
}

BOOST_AUTO_TEST_CASE(what_would_choke_the_queue_is_fetched_again)
{
    hall here;
    std::string const kilobyte = '"' + std::string(1'000, 'x') + '"';
    for (std::uint64_t seq = 1; seq <= 200; ++seq)
        here.listening.publish(channel, "bid:new", kilobyte, seq);
    BOOST_TEST(resumed(here, 0) == (lines{confirmed, reset_at(200)}), per_element());
    BOOST_TEST(resumed(here, 100).size() == 101u);
}

BOOST_AUTO_TEST_CASE(the_loaded_log_resumes_and_goes_on)
{
    hall here;
    here.listening.load(channel, "bid:new", R"({"seq":7})", 7);
    here.listening.load(channel, "bid:new", R"({"seq":8})", 8);
    here.listening.load_head(channel, 8);
    publish(here.listening, 9);
    BOOST_TEST(resumed(here, 6) == (lines{confirmed, event(7), event(8), event(9)}), per_element());
    BOOST_TEST(resumed(here, 5) == (lines{confirmed, reset_at(9)}), per_element());
}

BOOST_AUTO_TEST_CASE(a_loaded_head_without_events_is_known)
{
    hall here;
    here.listening.load_head(channel, 41);
    BOOST_TEST(resumed(here, 41) == lines{confirmed}, per_element());
    BOOST_TEST(resumed(here, 40) == (lines{confirmed, reset_at(41)}), per_element());
    publish(here.listening, 42);
    BOOST_TEST(resumed(here, 41) == (lines{confirmed, event(42)}), per_element());
}

BOOST_AUTO_TEST_CASE(events_without_a_number_are_not_kept)
{
    hall here;
    publish(here.listening, 1);
    here.listening.publish(channel, "item:viewers", "{}", 0);
    BOOST_TEST(resumed(here, 0) == (lines{confirmed, event(1)}), per_element());
}

BOOST_AUTO_TEST_CASE(a_reset_reaches_subscribers_and_forgets_what_was_before)
{
    hall here;
    auto bob = here.join(channel, {"bob", "s2"});
    publish(here.listening, 1);
    publish(here.listening, 2);
    here.listening.reset(channel);
    publish(here.listening, 3);
    here.listening.flush();
    BOOST_TEST(bob.heard() == (lines{event(1), event(2), reset_at(2), event(3)}), per_element());
    BOOST_TEST(resumed(here, 1) == (lines{confirmed, reset_at(3)}), per_element());
    BOOST_TEST(resumed(here, 2) == (lines{confirmed, event(3)}), per_element());
}

BOOST_AUTO_TEST_CASE(the_log_never_replays_across_a_gap)
{
    event_log log;
    auto const bytes = make_frame("x");
    log.append("a", 1, bytes);
    log.append("a", 2, bytes);
    log.append("a", 5, bytes);
    BOOST_TEST(log.head("a") == 5u);
    BOOST_TEST(!log.after("a", 3));
    BOOST_TEST(log.after("a", 4)->size() == 1u);
    BOOST_TEST(log.after("b", 0)->empty());
    BOOST_TEST(!log.after("b", 1));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(revoking)

namespace {

std::string withdrawn(std::string const& from)
{
    return "pusher:subscription_error " + from +
           R"( {"type":"AuthError","error":"access withdrawn","status":403})";
}

} // namespace

BOOST_AUTO_TEST_CASE(nothing_published_after_a_revocation_reaches_the_revoked)
{
    hall here;
    auto ann = here.join("private-item-1");
    auto bob = here.join("private-item-1", {"bob", "s2"});
    here.listening.publish("private-item-1", "e", "1", 1);
    here.listening.revoke("ann", "private-item-1");
    here.listening.publish("private-item-1", "e", "2", 2);
    here.listening.flush();
    BOOST_TEST(ann.heard() == (lines{"e private-item-1 1", withdrawn("private-item-1")}), per_element());
    BOOST_TEST(bob.heard().size() == 2u);
    here.subscribe(ann, "private-item-1");
    BOOST_TEST(ann.heard().at(0).find("not granted") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_revocation_takes_waiting_grants_and_spares_other_channels)
{
    hall here;
    auto ann = here.join("private-item-2");
    auto fresh = here.connect();
    BOOST_REQUIRE(here.grant(ann, "private-item-1"));
    BOOST_REQUIRE(here.grant(fresh, "private-item-1"));
    here.listening.revoke("ann", "private-item-1");
    for (auto* const each : {&ann, &fresh})
    {
        here.subscribe(*each, "private-item-1");
        BOOST_TEST(each->heard().at(0).find("not granted") != std::string::npos);
    }
    here.listening.publish("private-item-2", "e", "1", 0);
    here.listening.flush();
    BOOST_TEST(ann.heard() == lines{"e private-item-2 1"}, per_element());
}

BOOST_AUTO_TEST_CASE(a_session_that_ends_closes_its_sockets_and_no_others)
{
    hall here;
    auto phone = here.join("private-item-1", {"ann", "phone"});
    auto tablet = here.join("private-item-1", {"ann", "tablet"});
    auto waiting = here.connect();
    BOOST_REQUIRE(here.grant(waiting, "private-item-1", {"ann", "phone"}));
    here.listening.revoke_session("phone");
    here.listening.publish("private-item-1", "e", "1", 0);
    here.listening.flush();
    BOOST_TEST(
        phone.heard() == (lines{
                             R"(pusher:error {"code":4009,"message":"not allowed any more"})",
                             "close 4009 not allowed any more"}),
        per_element()
    );
    BOOST_TEST(tablet.heard() == lines{"e private-item-1 1"}, per_element());
    here.subscribe(waiting, "private-item-1");
    BOOST_TEST(waiting.heard().at(0).find("not granted") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_user_is_connected_while_a_socket_of_his_listens)
{
    hall here;
    BOOST_TEST(!here.listening.is_connected("ann"));
    auto phone = here.join("private-item-1", {"ann", "phone"});
    BOOST_TEST(here.listening.is_connected("ann"));
    BOOST_TEST(!here.listening.is_connected("bob"));
    here.listening.revoke_user("ann");
    here.listening.flush();
    BOOST_TEST(!here.listening.is_connected("ann"));
}

BOOST_AUTO_TEST_CASE(a_user_who_goes_loses_all_sockets)
{
    hall here;
    auto phone = here.join("private-item-1", {"ann", "phone"});
    auto tablet = here.join("private-item-1", {"ann", "tablet"});
    auto bob = here.join("private-item-1", {"bob", "s2"});
    here.listening.revoke_user("ann");
    here.listening.flush();
    BOOST_TEST(phone.heard().back() == "close 4009 not allowed any more");
    BOOST_TEST(tablet.heard().back() == "close 4009 not allowed any more");
    BOOST_TEST(bob.heard().empty());
    BOOST_TEST(here.listening.socket_count() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
