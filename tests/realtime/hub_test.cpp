#include "tests/realtime/hall.hpp"

#include <boost/test/data/test_case.hpp>

#include <ostream>
#include <stdexcept>
#include <string>

using namespace auktiva::realtime;
using namespace std::string_literals;
namespace data = boost::unit_test::data;
using boost::test_tools::per_element;

BOOST_AUTO_TEST_SUITE(hub_of_sockets)

namespace {

struct refused_opening
{
    std::string what;
    opening wish;
    std::string error;
    std::string close;

    friend std::ostream& operator<<(std::ostream& out, refused_opening const& shown)
    {
        return out << shown.what;
    }
};

refused_opening refused(std::string what, opening wish, int code, std::string const& why)
{
    return {
        std::move(what), std::move(wish),
        R"(pusher:error {"code":)" + std::to_string(code) + R"(,"message":")" + why + "\"}",
        "close " + std::to_string(code) + ' ' + why};
}

std::vector<refused_opening> const refused_openings = {
    refused("unknown key", {.app_key = "nobody"}, 4001, "no app has this key"),
    refused("empty key", {.app_key = ""}, 4001, "no app has this key"),
    refused("disabled app", {.app_key = "shut"}, 4003, "the app is disabled"),
    refused("no app in the path", {}, 4005, "the path names no app"),
    refused(
        "protocol not a number", {.app_key = "house", .protocol = "seven"}, 4006,
        "the protocol version is not a number"
    ),
    refused(
        "protocol with a tail", {.app_key = "house", .protocol = "7.5"}, 4006,
        "the protocol version is not a number"
    ),
    refused(
        "protocol empty", {.app_key = "house", .protocol = ""}, 4006, "the protocol version is not a number"
    ),
    refused(
        "protocol 4", {.app_key = "house", .protocol = "4"}, 4007, "protocol versions 5 to 7 are spoken here"
    ),
    refused(
        "protocol 8", {.app_key = "house", .protocol = "8"}, 4007, "protocol versions 5 to 7 are spoken here"
    ),
    refused("foreign origin", {.app_key = "house", .origin_allowed = false}, 4009, "not allowed any more"),
};

} // namespace

BOOST_AUTO_TEST_CASE(greets_with_a_socket_id_of_two_numbers)
{
    hall here;
    auto ann = here.open();
    auto const id = ann.end->id();
    BOOST_TEST(id.find_first_not_of("0123456789.") == id.npos);
    BOOST_TEST(std::ranges::count(id, '.') == 1);
    BOOST_TEST(
        ann.heard() ==
            lines{"pusher:connection_established {\"socket_id\":\"" + id + "\",\"activity_timeout\":30}"},
        per_element()
    );
    BOOST_TEST(here.listening.socket_count() == 1u);
}

BOOST_AUTO_TEST_CASE(needs_an_app_that_is_built_in)
{
    BOOST_CHECK_THROW((hub{{.apps = {guest}}}), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(speaks_protocols_5_to_7)
{
    hall here;
    for (auto const* const version : {"5", "6", "7"})
        BOOST_TEST(here.open({.app_key = "house", .protocol = version})
                       .heard()
                       .at(0)
                       .starts_with("pusher:connection_established"));
}

BOOST_DATA_TEST_CASE(refuses_by_error_and_close_and_ends_the_handshake, data::make(refused_openings), each)
{
    hall here;
    auto stranger = here.open(each.wish);
    BOOST_TEST(stranger.heard() == (lines{each.error, each.close}), per_element());
    BOOST_TEST(here.listening.socket_count() == 0u);
    BOOST_TEST(here.listening.closing_count() == 1u);
    BOOST_TEST(stranger.line->closes == 0);
    stranger.end->on_bytes(client::close(1000), here.now);
    here.listening.flush();
    BOOST_TEST(stranger.line->closes == 1);
    BOOST_TEST(here.listening.closing_count() == 0u);
}

BOOST_AUTO_TEST_CASE(refuses_with_4100_when_full_and_admits_again_when_somebody_left)
{
    hall here{1};
    auto ann = here.connect();
    BOOST_TEST(here.open().heard().at(1) == "close 4100 over capacity");
    ann.end->on_broken();
    BOOST_TEST(here.open().heard().at(0).starts_with("pusher:connection_established"));
}

BOOST_AUTO_TEST_CASE(drains_with_one_code_and_refuses_newcomers)
{
    hall here;
    auto ann = here.join("private-item-1");
    auto bob = here.connect("guest");
    here.listening.drain(close_code::over_capacity, "restarting");
    here.listening.flush();
    for (auto* const each : {&ann, &bob})
        BOOST_TEST(
            each->heard() ==
                (lines{R"(pusher:error {"code":4100,"message":"restarting"})", "close 4100 restarting"}),
            per_element()
        );
    BOOST_TEST(here.open().heard().at(1) == "close 4100 over capacity");
    BOOST_TEST(here.listening.socket_count() == 0u);
    BOOST_TEST(here.listening.subscription_count() == 0u);
}

BOOST_AUTO_TEST_CASE(ends_a_closing_handshake_nobody_answers_after_five_seconds)
{
    hall here;
    auto stranger = here.open({});
    here.tick(4'999);
    BOOST_TEST(stranger.line->closes == 0);
    here.tick(1);
    BOOST_TEST(stranger.line->closes == 1);
    BOOST_TEST(here.listening.closing_count() == 0u);
}

BOOST_AUTO_TEST_CASE(answers_a_close_with_the_same_code_and_hangs_up)
{
    hall here;
    auto ann = here.join("private-item-1");
    ann.end->on_bytes(client::close(1001, "bye"), here.now);
    here.listening.flush();
    BOOST_TEST(ann.heard() == lines{"close 1001 "}, per_element());
    BOOST_TEST(ann.line->closes == 1);
    BOOST_TEST(here.listening.subscription_count() == 0u);
    BOOST_TEST(here.listening.counters().closes.at(1001) == 1u);
}

BOOST_AUTO_TEST_CASE(answers_a_close_without_a_code_by_one_without)
{
    hall here;
    auto ann = here.connect();
    ann.end->on_bytes(client::frame(0x88, ""), here.now);
    here.listening.flush();
    BOOST_TEST(ann.heard() == lines{"close"}, per_element());
}

BOOST_AUTO_TEST_CASE(closes_on_broken_framing_and_hears_no_more)
{
    struct
    {
        std::string bytes;
        std::string close;
    } const broken[] = {
        {client::frame(0x82, "x"), "close 1003 text only"},
        {client::frame(0x81, "x", client::shortest, false), "close 1002 frame not masked"},
        {client::text("\xFF"), "close 1007 not UTF-8"},
        {client::text(std::string(16 * 1024 + 1, ' ')), "close 1009 message too big"},
    };
    hall here;
    for (auto const& each : broken)
    {
        auto ann = here.connect();
        ann.end->on_bytes(each.bytes + client::text(R"({"event":"pusher:ping"})"), here.now);
        here.listening.flush();
        BOOST_TEST(ann.heard() == lines{each.close}, per_element());
        // Whatever he answers: we have said all, and wait only for him to hang up.
        BOOST_TEST(ann.line->finishes == 1);
        BOOST_TEST(ann.line->closes == 0);
        ann.end->on_bytes(client::close(1002), here.now);
        here.listening.flush();
        BOOST_TEST(ann.line->finishes == 1);
        ann.end->on_broken();
        BOOST_TEST(ann.line->closes == 1);
    }
}

BOOST_AUTO_TEST_CASE(a_line_may_break_before_broken_framing_is_answered)
{
    hall here;
    auto ann = here.connect();
    ann.end->on_bytes(client::frame(0x82, "x"), here.now);
    ann.end->on_broken();
    here.listening.flush();
    BOOST_TEST(ann.line->written.empty());
    BOOST_TEST(ann.line->closes == 1);
}

BOOST_AUTO_TEST_CASE(answers_pings_of_both_kinds)
{
    hall here;
    auto ann = here.connect();
    here.say(ann, R"({"event":"pusher:ping","data":{}})");
    here.say(ann, R"({"event":"pusher:pong","data":{}})");
    ann.end->on_bytes(client::frame(0x89, "are you there"), here.now);
    here.listening.flush();
    BOOST_TEST(ann.heard() == (lines{"pusher:pong {}", "pong are you there"}), per_element());
}

BOOST_AUTO_TEST_CASE(pings_after_a_minute_of_silence_and_closes_when_two_are_missed)
{
    hall here;
    auto ann = here.connect();
    here.tick(59'999);
    BOOST_TEST(ann.heard() == lines{}, per_element());
    here.tick(1);
    BOOST_TEST(ann.heard() == lines{"ping"}, per_element());
    here.tick(29'999);
    BOOST_TEST(ann.heard() == lines{}, per_element());
    here.tick(1);
    BOOST_TEST(ann.heard() == lines{"ping"}, per_element());
    here.tick(30'000);
    BOOST_TEST(ann.heard().at(1) == "close 4201 no answer to pings");
    BOOST_TEST(here.listening.socket_count() == 0u);
}

BOOST_AUTO_TEST_CASE(any_inbound_byte_is_life_but_what_we_send_is_not)
{
    hall here;
    auto ann = here.join("private-item-1");
    here.tick(60'000);
    BOOST_TEST(ann.heard() == lines{"ping"}, per_element());
    ann.end->on_bytes(client::frame(0x8A, ""), here.now);
    here.tick(59'000);
    here.listening.publish("private-item-1", "bid:new", "{}", 0);
    here.tick(999);
    BOOST_TEST(ann.heard() == lines{"bid:new private-item-1 {}"}, per_element());
    here.tick(1);
    BOOST_TEST(ann.heard() == lines{"ping"}, per_element());
}

BOOST_AUTO_TEST_CASE(a_socket_may_outlive_its_hub)
{
    client_end ann;
    {
        hall here;
        ann = here.join("private-item-1");
    }
    BOOST_TEST(ann.line->closes == 1);
    ann.end->on_bytes(client::text("x"), 0);
    ann.end->on_broken();
}

BOOST_AUTO_TEST_CASE(an_app_may_want_tls_and_certain_origins_and_have_a_quota)
{
    hall here;
    auto const verdict = [&](opening const& wish) { return here.open(wish).heard().back(); };
    opening wish{.app_key = "wary"};
    BOOST_TEST(verdict(wish).starts_with("close 4000"));
    wish.secure = true;
    wish.origin = "https://elsewhere.example";
    BOOST_TEST(verdict(wish).starts_with("close 4009"));
    wish.origin = "https://page.example";
    auto const first = here.open(wish);
    auto second = here.open(wish);
    BOOST_TEST(verdict(wish).starts_with("close 4100"));
    second.end->on_broken();
    BOOST_TEST(verdict(wish).starts_with("pusher:connection_established"));

    auto none = guest;
    none.limits.connections = 0;
    hub listening{{.apps = {house, none}, .epoch = "e", .strict_protocol = true}};
    client_end ann;
    ann.end = listening.open({.app_key = "guest", .protocol = "7"}, ann.line, 0);
    client_end bob;
    bob.end = listening.open({.app_key = "house"}, bob.line, 0);
    listening.flush();
    BOOST_TEST(ann.heard().back().starts_with("close 4004"));
    BOOST_TEST(bob.heard().back().starts_with("close 4008"));
}

BOOST_AUTO_TEST_CASE(what_goes_in_and_out_is_counted_by_app)
{
    hall here;
    auto ann = here.connect("guest");
    here.subscribe(ann, "news");
    auto const& of = *ann.end->of();
    std::ignore = here.listening.publish(of, "news", "n", "1");
    here.listening.flush();
    auto const& counted = here.listening.traffic_of(of);
    BOOST_TEST((counted.connected == 1u && counted.opened == 1u && counted.closed == 0u));
    BOOST_TEST((counted.messages_in == 1u && counted.messages_out == 1u));
    BOOST_TEST((counted.socket_bytes_in > 50u && counted.socket_bytes_out > 100u));
    ann.end->on_broken();
    BOOST_TEST((counted.connected == 0u && counted.closed == 1u));
}

BOOST_AUTO_TEST_SUITE_END()
