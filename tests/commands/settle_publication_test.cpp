#include "commands/settle_publication.hpp"
#include "storage/event_log.hpp"
#include "storage/publication.hpp"
#include "tests/support/club.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva {

namespace {

/// A club whose log was empty when it began to publish.
struct publishing_club : club
{
    std::int64_t start = storage::begin_publication(db, "soketi");

    void log(std::string_view channel)
    {
        storage::append_event(db, channel, now, "bid:new", [](auto) { return R"({"a":1})"; });
    }

    std::vector<std::string> channels_after(std::int64_t id, std::int64_t limit = 10)
    {
        std::vector<std::string> names;
        for (auto const& each : storage::unpublished_events(db, id, limit).events)
            names.push_back(each.channel);
        return names;
    }
};

using channel_names = std::vector<std::string>;

} // namespace

BOOST_AUTO_TEST_SUITE(publication)

BOOST_FIXTURE_TEST_CASE(events_of_all_channels_wait_in_the_order_they_were_logged, publishing_club)
{
    for (auto const* channel : {"b", "a", "b"})
        log(channel);
    BOOST_TEST(channels_after(start) == (channel_names{"b", "a", "b"}), boost::test_tools::per_element());
    BOOST_TEST(channels_after(start, 2) == (channel_names{"b", "a"}), boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(what_was_logged_before_the_first_time_is_not_published, club)
{
    storage::append_event(db, "a", now, "bid:new", [](auto) { return R"({"a":1})"; });
    auto const start = storage::begin_publication(db, "soketi");
    auto const waiting = storage::unpublished_events(db, start, 10);
    BOOST_TEST(waiting.events.empty());
    BOOST_TEST(waiting.newest == start);
}

BOOST_FIXTURE_TEST_CASE(the_next_start_goes_on_where_the_last_one_came_to, publishing_club)
{
    log("a");
    log("b");
    auto const first = storage::unpublished_events(db, start, 1).events.front().id;
    run(commands::settle_publication{.up_to = first}).value();
    log("c");
    auto const again = storage::begin_publication(db, "soketi");
    BOOST_TEST(channels_after(again) == (channel_names{"b", "c"}), boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(another_target_begins_with_what_is_new, publishing_club)
{
    log("a");
    BOOST_TEST(channels_after(storage::begin_publication(db, "pusher")).empty());
    log("b");
    storage::end_publication(db);
    BOOST_TEST(channels_after(storage::begin_publication(db, "pusher")).empty());
}

BOOST_FIXTURE_TEST_CASE(blanked_events_are_passed_over, publishing_club)
{
    for (auto const* channel : {"a", "b", "a"})
        log(channel);
    storage::blank_events(db, "a");
    BOOST_TEST(channels_after(start) == (channel_names{"b"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
