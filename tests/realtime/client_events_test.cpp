#include "tests/realtime/hall.hpp"

using namespace auktiva::realtime;
using boost::test_tools::per_element;

BOOST_AUTO_TEST_SUITE(client_events)

namespace {

std::string refused(std::string const& channel, std::string const& why)
{
    return "pusher:error " + channel + R"( {"code":4301,"message":")" + why + R"("})";
}

std::string saying(std::string const& event, std::string const& channel, std::string const& data = "1")
{
    return R"({"event":")" + event + R"(","channel":")" + channel + R"(","data":)" + data + '}';
}

} // namespace

BOOST_AUTO_TEST_CASE(what_a_client_says_reaches_the_others_as_he_said_it)
{
    hall here;
    auto ann = here.connect("lively");
    auto bob = here.connect("lively");
    here.subscribe_with(ann, "presence-room", R"({"user_id":7})");
    here.subscribe_with(bob, "presence-room", R"({"user_id":"bob"})");
    ann.heard(), bob.heard(), here.told();
    here.say(ann, saying("client-typing", "presence-room", R"({"at":[1,"x"]})"));
    BOOST_TEST(ann.heard() == lines{}, per_element());
    auto const frames = take_frames(bob.line->written);
    BOOST_REQUIRE_EQUAL(frames.size(), 1u);
    BOOST_TEST(
        frames[0].payload ==
        R"({"event":"client-typing","channel":"presence-room","data":{"at":[1,"x"]},"user_id":7})"
    );
    BOOST_TEST(
        here.told() == lines{R"(client_event presence-room user=7 client-typing {"at":[1,"x"]})"},
        per_element()
    );
}

BOOST_AUTO_TEST_CASE(client_events_are_refused_with_a_reason)
{
    hall here;
    auto ann = here.connect("lively");
    here.subscribe(ann, "private-room");
    here.subscribe(ann, "private-encrypted-room");
    here.subscribe(ann, "open-room");
    ann.heard();
    auto const expect = [&](std::string const& text, std::string const& channel, std::string const& why)
    {
        here.say(ann, text);
        BOOST_TEST(ann.heard() == lines{refused(channel, why)}, per_element());
    };
    auto const kinds = "client events are for private and presence channels";
    expect(saying("client-x", "open-room"), "open-room", kinds);
    expect(saying("client-x", "private-encrypted-room"), "private-encrypted-room", kinds);
    expect(
        saying("client-x", "private-hall"), "private-hall", "client events are for subscribers of the channel"
    );
    expect(saying("client-" + std::string(34, 'x'), "private-room"), "private-room", "event name too long");
    expect(
        saying("client-x", "private-room", '"' + std::string(101, 'x') + '"'), "private-room",
        "event data too long"
    );
    // Only what begins so is one.
    here.say(ann, saying("foo-client-x", "private-room"));
    BOOST_TEST(ann.heard() == lines{}, per_element());
}

BOOST_AUTO_TEST_CASE(they_are_off_unless_the_app_has_them_and_never_on_channels_of_the_house)
{
    hall here;
    auto ann = here.connect("guest");
    here.subscribe(ann, "private-room");
    ann.heard();
    here.say(ann, saying("client-x", "private-room"));
    BOOST_TEST(ann.heard() == lines{refused("private-room", "client events are not enabled")}, per_element());
    auto talking_house = house;
    talking_house.client_events = true;
    hub listening{{.apps = {talking_house}, .epoch = "e", .owns = [](std::string_view) { return true; }}};
    client_end bob;
    bob.end = listening.open({.app_key = "house"}, bob.line, 0);
    listening.flush(), bob.heard();
    bob.end->on_bytes(client::text(saying("client-x", "private-item-1")), 0);
    listening.flush();
    BOOST_TEST(
        bob.heard() == lines{refused("private-item-1", "client events are not for this channel")},
        per_element()
    );
}

BOOST_AUTO_TEST_CASE(ten_a_second_and_no_more)
{
    hall here;
    auto ann = here.connect("lively");
    auto bob = here.connect("lively");
    here.subscribe(ann, "private-room");
    here.subscribe(bob, "private-room");
    ann.heard(), bob.heard();
    for (int i = 0; i < 11; ++i)
        here.say(ann, saying("client-x", "private-room"));
    BOOST_TEST(bob.heard().size() == 10u);
    BOOST_TEST(ann.heard() == lines{refused("private-room", "too many messages")}, per_element());
    here.tick(1000);
    here.say(ann, saying("client-x", "private-room"));
    BOOST_TEST(bob.heard().size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
