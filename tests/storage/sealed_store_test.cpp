#include "storage/database.hpp"
#include "storage/event_log.hpp"
#include "storage/sealed_store.hpp"
#include "tests/storage/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <functional>
#include <optional>

namespace auktiva::storage {

BOOST_AUTO_TEST_SUITE(a_sealed_store)

namespace {

namespace fs = std::filesystem;

database open_writer(sealed_store const& store)
{
    return database{{.file = store.file(), .mode = access::write}};
}

std::string epoch_of(database& db)
{
    return log_epoch(db, "the first");
}

/// A house with one event, opened and closed.
struct with_store
{
    with_store()
    {
        sealed_store const store{file};
        auto db = open_writer(store);
        auto const epoch = epoch_of(db);
        append_event(
            db, "private-item-1", timestamp{}, "bid:new",
            [&](std::int64_t seq)
            { return "{\"amount\":12.50,\"seq\":" + std::to_string(seq) + ",\"epoch\":\"" + epoch + "\"}"; }
        );
    }

    std::string epoch_at_next_start()
    {
        sealed_store const store{file};
        auto db = open_writer(store);
        return epoch_of(db);
    }

    void write_something()
    {
        sealed_store const store{file};
        auto db = open_writer(store);
        append_event(db, "private-item-1", timestamp{}, "bid:new", [](auto) { return "{}"; });
    }

    temporary_folder folder;
    fs::path const file = folder / "store.db";
};

std::string content_of(fs::path const& file)
{
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

} // namespace

BOOST_FIXTURE_TEST_CASE(what_was_closed_keeps_its_epoch, with_store)
{
    BOOST_TEST(epoch_at_next_start() == "the first");
    write_something();
    BOOST_TEST(epoch_at_next_start() == "the first");
}

BOOST_FIXTURE_TEST_CASE(what_was_killed_keeps_its_epoch, with_store)
{
    // As a kill leaves it: never closed.
    std::optional<sealed_store> killed{file};
    BOOST_TEST(epoch_at_next_start() == "the first", "before it wrote anything");

    killed.emplace(file);
    std::optional<database> db{open_writer(*killed)};
    append_event(*db, "private-item-1", timestamp{}, "bid:new", [](auto) { return "{}"; });
    BOOST_TEST(epoch_at_next_start() == "the first", "with a log");
    db.reset();
}

BOOST_FIXTURE_TEST_CASE(a_copy_under_its_name_gets_another_epoch_in_its_events_too, with_store)
{
    fs::copy_file(file, folder / "copy.db");
    write_something();
    fs::rename(folder / "copy.db", file);
    auto const renewed = epoch_at_next_start();
    BOOST_TEST(renewed != "the first");
    BOOST_TEST(epoch_at_next_start() == renewed);

    sealed_store const store{file};
    auto db = open_writer(store);
    auto const page = events_after(db, "private-item-1", 0, 10);
    BOOST_REQUIRE(page.events.size() == 1u);
    BOOST_TEST(page.events[0].data == "{\"amount\":12.50,\"seq\":1,\"epoch\":\"" + renewed + "\"}");
}

BOOST_FIXTURE_TEST_CASE(a_copy_written_over_it_is_known_too, with_store)
{
    auto const earlier = content_of(file);
    auto const seal = content_of(folder / "store.seal");
    write_something();
    std::ofstream{file, std::ios::binary} << earlier;
    std::ofstream{folder / "store.seal"} << seal;
    BOOST_TEST(epoch_at_next_start() != "the first");
}

BOOST_FIXTURE_TEST_CASE(a_copy_put_back_after_a_kill_is_known, with_store)
{
    auto const earlier = content_of(file);
    std::optional<sealed_store> killed{file};
    {
        auto db = open_writer(*killed);
        append_event(db, "private-item-1", timestamp{}, "bid:new", [](auto) { return "{}"; });
    }
    std::ofstream{file, std::ios::binary} << earlier;
    BOOST_TEST(!fs::exists(folder / "store.db-wal"));
    BOOST_TEST(epoch_at_next_start() != "the first");
}

BOOST_FIXTURE_TEST_CASE(without_a_seal_it_is_taken_for_a_copy, with_store)
{
    fs::remove(folder / "store.seal");
    BOOST_TEST(epoch_at_next_start() != "the first");
    std::ofstream{folder / "store.seal"} << "nonsense";
    auto const now = epoch_at_next_start();
    BOOST_TEST(epoch_at_next_start() == now);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::storage
