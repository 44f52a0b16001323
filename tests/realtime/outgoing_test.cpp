#include "tests/realtime/hall.hpp"

#include <string>

using namespace auktiva::realtime;
using boost::test_tools::per_element;

BOOST_AUTO_TEST_SUITE(what_leaves_a_socket)

BOOST_AUTO_TEST_CASE(eight_events_are_one_write)
{
    hall here;
    auto ann = here.join("private-item-1");
    auto bob = here.join("private-item-1", {"bob", "s2"});
    auto const before = ann.line->writes;
    here.flushes_wanted = 0;
    for (int event = 1; event <= 8; ++event)
        here.listening.publish("private-item-1", "bid:new", std::to_string(event), 0);
    BOOST_TEST(ann.line->writes == before);
    BOOST_TEST(here.flushes_wanted == 1);
    here.listening.flush();
    BOOST_TEST(ann.line->writes == before + 1);
    BOOST_TEST(bob.line->writes == before + 1);
    BOOST_TEST(ann.heard().size() == 8u);
    BOOST_TEST(bob.heard().back() == "bid:new private-item-1 8");
    BOOST_TEST(here.listening.counters().messages_out == 16u);
}

BOOST_AUTO_TEST_CASE(more_frames_than_one_write_takes_all_go_out_in_order)
{
    hall here;
    auto ann = here.join("private-item-1");
    for (int event = 0; event < 200; ++event)
        here.listening.publish("private-item-1", "e", std::to_string(event), 0);
    here.listening.flush();
    auto const heard = ann.heard();
    BOOST_TEST(heard.size() == 200u);
    for (std::size_t event = 0; event < 200; ++event)
        BOOST_TEST(heard[event] == "e private-item-1 " + std::to_string(event));
}

BOOST_AUTO_TEST_CASE(continues_a_partial_write_at_its_byte)
{
    hall here;
    auto ann = here.join("private-item-1");
    ann.line->room = 0;
    for (int event = 0; event < 3; ++event)
        here.listening.publish("private-item-1", "e", std::to_string(event), 0);
    here.listening.flush();
    BOOST_TEST(ann.line->waits == 1);
    // While it waits, further events join the queue without another attempt.
    auto const writes = ann.line->writes;
    here.listening.publish("private-item-1", "e", "3", 0);
    here.listening.flush();
    BOOST_TEST(ann.line->writes == writes);
    for (int step = 0; step < 1'000 && ann.end->queued_bytes() > 0; ++step)
    {
        ann.line->room = 1;
        ann.end->on_writable();
    }
    BOOST_TEST(
        ann.heard() ==
            (lines{"e private-item-1 0", "e private-item-1 1", "e private-item-1 2", "e private-item-1 3"}),
        per_element()
    );
}

BOOST_AUTO_TEST_CASE(cuts_a_reader_who_leaves_too_much_without_tearing_a_frame)
{
    hall here;
    auto slow = here.join("private-item-1");
    auto quick = here.join("private-item-1", {"bob", "s2"});
    slow.line->room = 10;
    std::string const kilobyte = '"' + std::string(1'000, 'x') + '"';
    for (int event = 0; event < 300; ++event)
    {
        here.listening.publish("private-item-1", "e", kilobyte, 0);
        here.listening.flush();
    }
    BOOST_TEST(quick.heard().size() == 300u);
    BOOST_TEST(here.listening.socket_count() == 1u);
    BOOST_TEST(slow.end->queued_bytes() < 2'000u);

    slow.line->room = 1'000'000;
    slow.end->on_writable();
    auto const heard = slow.heard();
    BOOST_TEST(slow.line->written.empty());
    BOOST_REQUIRE(heard.size() == 3u);
    BOOST_TEST(heard[0] == "e private-item-1 " + kilobyte);
    BOOST_TEST(heard[1] == R"(pusher:error {"code":4100,"message":"slow reader"})");
    BOOST_TEST(heard[2] == "close 4100 slow reader");
}

BOOST_AUTO_TEST_CASE(cuts_a_slow_reader_behind_what_tls_has_sealed)
{
    hall here;
    auto slow = here.join("private-item-1");
    slow.line->room = 10;
    slow.line->sealed_bytes = 1'500;
    std::string const kilobyte = '"' + std::string(1'000, 'x') + '"';
    for (int event = 0; event < 300; ++event)
        here.listening.publish("private-item-1", "e", kilobyte, 0);
    here.listening.flush();

    slow.line->room = 1'000'000;
    slow.end->on_writable();
    auto const heard = slow.heard();
    BOOST_REQUIRE(heard.size() == 4u);
    BOOST_TEST(heard[1] == "e private-item-1 " + kilobyte);
    BOOST_TEST(heard[3] == "close 4100 slow reader");
}

BOOST_AUTO_TEST_CASE(one_write_takes_as_many_frames_as_the_kernel)
{
    hall here;
    auto ann = here.join("private-item-1");
    auto const before = ann.line->writes;
    for (int event = 0; event < 1'000; ++event)
        here.listening.publish("private-item-1", "e", "1", 0);
    here.listening.flush();
    BOOST_TEST(ann.line->writes == before + 1);
    BOOST_TEST(ann.heard().size() == 1'000u);
}

BOOST_AUTO_TEST_CASE(a_burst_a_quick_reader_takes_at_once_cuts_nobody)
{
    hall here;
    auto ann = here.join("private-item-1");
    std::string const kilobyte = '"' + std::string(1'000, 'x') + '"';
    for (int event = 0; event < 400; ++event)
        here.listening.publish("private-item-1", "e", kilobyte, 0);
    here.listening.flush();
    BOOST_TEST(ann.heard().size() == 400u);
    BOOST_TEST(here.listening.socket_count() == 1u);
}

BOOST_AUTO_TEST_CASE(cuts_a_reader_who_takes_nothing_for_ten_seconds)
{
    hall here;
    auto ann = here.join("private-item-1");
    ann.line->room = 0;
    here.listening.publish("private-item-1", "e", "1", 0);
    here.listening.flush();
    here.tick(9'999);
    BOOST_TEST(here.listening.socket_count() == 1u);
    here.tick(1);
    BOOST_TEST(here.listening.socket_count() == 0u);
    ann.line->room = 10'000;
    ann.end->on_writable();
    BOOST_TEST(ann.heard().back() == "close 4100 slow reader");
}

BOOST_AUTO_TEST_CASE(a_reader_who_takes_little_by_little_stays)
{
    hall here;
    auto ann = here.join("private-item-1");
    ann.line->room = 0;
    here.listening.publish("private-item-1", "e", "1", 0);
    here.listening.flush();
    for (int step = 0; step < 5; ++step)
    {
        here.tick(9'000);
        ann.line->room = 1;
        ann.end->on_writable();
    }
    BOOST_TEST(here.listening.socket_count() == 1u);
}

BOOST_AUTO_TEST_CASE(a_connection_that_breaks_while_writing_disturbs_no_other)
{
    hall here;
    auto ann = here.join("private-item-1");
    auto bob = here.join("private-item-1", {"bob", "s2"});
    auto eve = here.join("private-item-1", {"eve", "s3"});
    bob.line->broken = true;
    here.listening.publish("private-item-1", "e", "1", 0);
    here.listening.publish("private-item-1", "e", "2", 0);
    here.listening.flush();
    BOOST_TEST(ann.heard().size() == 2u);
    BOOST_TEST(eve.heard().size() == 2u);
    BOOST_TEST(bob.line->closes == 1);
    BOOST_TEST(here.listening.socket_count() == 2u);
    BOOST_TEST(here.listening.subscription_count() == 2u);
    BOOST_TEST(here.listening.counters().closes.at(1006) == 1u);
    // Calls on what is over do nothing.
    bob.end->on_broken();
    bob.end->on_writable();
    bob.end->on_bytes(client::text("x"), here.now);
    BOOST_TEST(bob.line->closes == 1);
}

BOOST_AUTO_TEST_SUITE_END()
