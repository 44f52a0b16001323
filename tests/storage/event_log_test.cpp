#include "storage/event_log.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva::storage {

BOOST_AUTO_TEST_SUITE(the_event_log)

constexpr std::string_view schema_of_log = R"sql(
    CREATE TABLE channel (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE event (
        id INTEGER PRIMARY KEY,
        channel INTEGER NOT NULL REFERENCES channel(id) ON DELETE CASCADE,
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        name TEXT NOT NULL,
        data TEXT NOT NULL,
        UNIQUE (channel, seq)) STRICT;
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT)sql";

struct with_log
{
    with_log() { db.script("schema", schema_of_log); }

    std::int64_t log(std::string_view channel)
    {
        now += std::chrono::seconds{1};
        auto const tell = [](std::int64_t seq) { return "{\"seq\":" + std::to_string(seq) + "}"; };
        return append_event(db, channel, now, "bid:new", tell).seq;
    }

    std::int64_t prune_before(int second, std::int64_t limit = 1000)
    {
        return prune_events(db, timestamp{std::chrono::seconds{second}}, limit);
    }

    database db{{.file = ":memory:", .mode = access::create}};
    timestamp now{};
};

std::vector<std::int64_t> seqs(event_page const& page)
{
    std::vector<std::int64_t> found;
    for (auto const& each : page.events)
        found.push_back(each.seq);
    return found;
}

std::vector<std::int64_t> range(std::int64_t from, std::int64_t to)
{
    std::vector<std::int64_t> numbers;
    for (; from <= to; ++from)
        numbers.push_back(from);
    return numbers;
}

BOOST_FIXTURE_TEST_CASE(each_channel_counts_densely_from_one, with_log)
{
    for (int round = 1; round <= 3; ++round)
    {
        BOOST_TEST(log("item-a") == round);
        BOOST_TEST(log("item-b") == round);
    }
    BOOST_TEST(event_head(db, "item-a") == 3);
    BOOST_TEST(event_head(db, "item-c") == 0);
    BOOST_TEST(event_heads(db).size() == 2u);
}

BOOST_FIXTURE_TEST_CASE(data_tells_its_own_seq, with_log)
{
    log("item-a");
    log("item-a");
    auto const page = events_after(db, "item-a", 1);
    BOOST_REQUIRE(page.events.size() == 1u);
    BOOST_TEST(page.events[0].channel == "item-a");
    BOOST_TEST(page.events[0].name == "bid:new");
    BOOST_TEST(page.events[0].data == "{\"seq\":2}");
}

BOOST_FIXTURE_TEST_CASE(what_was_rolled_back_leaves_no_hole, with_log)
{
    log("item-a");
    {
        transaction dropped{db};
        BOOST_TEST(log("item-a") == 2);
        BOOST_TEST(log("item-b") == 1);
    }
    BOOST_TEST(log("item-a") == 2);
    BOOST_TEST(event_head(db, "item-b") == 0);
}

BOOST_FIXTURE_TEST_CASE(a_page_holds_what_was_missed, with_log)
{
    for (int count = 0; count < 7; ++count)
        log("item-a");
    auto const all = events_after(db, "item-a", 0);
    BOOST_TEST(seqs(all) == range(1, 7), boost::test_tools::per_element());
    BOOST_TEST(all.head == 7);
    BOOST_TEST(!all.gap);

    auto const some = events_after(db, "item-a", 2, 3);
    BOOST_TEST(seqs(some) == range(3, 5), boost::test_tools::per_element());
    BOOST_TEST(some.head == 7);

    auto const none = events_after(db, "item-a", 7);
    BOOST_TEST(none.events.empty());
    BOOST_TEST(!none.gap);
}

BOOST_FIXTURE_TEST_CASE(pruning_keeps_the_newest_of_each_channel, with_log)
{
    log("quiet");
    for (int count = 0; count < 5; ++count)
        log("busy");
    BOOST_TEST(prune_before(100) == 4);
    BOOST_TEST(event_head(db, "quiet") == 1);
    BOOST_TEST(event_head(db, "busy") == 5);
    BOOST_TEST(log("busy") == 6);
    BOOST_TEST(prune_before(0) == 0);
}

BOOST_FIXTURE_TEST_CASE(pruning_takes_the_oldest_and_no_more_than_it_may, with_log)
{
    for (int count = 0; count < 6; ++count)
        log("item-a");
    BOOST_TEST(prune_before(5, 2) == 2);
    BOOST_TEST(seqs(events_after(db, "item-a", 2)) == range(3, 6), boost::test_tools::per_element());
    BOOST_TEST(prune_before(5, 1000) == 2);
    BOOST_TEST(prune_before(5, 1000) == 0);
    BOOST_TEST(seqs(events_after(db, "item-a", 4)) == range(5, 6), boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(a_gap_is_what_the_log_cannot_tell, with_log)
{
    for (int count = 0; count < 6; ++count)
        log("item-a");
    prune_before(4);
    BOOST_TEST(events_after(db, "item-a", 2).gap);
    BOOST_TEST(!events_after(db, "item-a", 3).gap);
    BOOST_TEST(!events_after(db, "item-a", 6).gap);
    BOOST_TEST(events_after(db, "item-a", 7).gap);
    BOOST_TEST(!events_after(db, "never heard of", 0).gap);
    BOOST_TEST(events_after(db, "never heard of", 1).gap);
}

BOOST_FIXTURE_TEST_CASE(recent_events_come_in_the_order_of_all_channels, with_log)
{
    log("item-a");
    log("item-b");
    log("item-a");
    auto const recent = recent_events(db, 2);
    BOOST_REQUIRE(recent.size() == 2u);
    BOOST_TEST(recent[0].channel == "item-b");
    BOOST_TEST(recent[1].channel == "item-a");
    BOOST_TEST(recent[1].seq == 2);
}

BOOST_FIXTURE_TEST_CASE(blanking_empties_one_channel_and_keeps_its_count, with_log)
{
    log("item-a");
    log("item-b");
    blank_events(db, "item-a");
    BOOST_TEST(events_after(db, "item-a", 0).events.at(0).data == "{}");
    BOOST_TEST(events_after(db, "item-b", 0).events.at(0).data == "{\"seq\":1}");
    BOOST_TEST(log("item-a") == 2);
}

BOOST_FIXTURE_TEST_CASE(the_epoch_is_named_once, with_log)
{
    BOOST_TEST(log_epoch(db, "first") == "first");
    BOOST_TEST(log_epoch(db, "second") == "first");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::storage
