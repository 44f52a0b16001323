#include "storage/readers.hpp"
#include "tests/storage/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <future>
#include <latch>

namespace auktiva::storage {

BOOST_AUTO_TEST_SUITE(the_readers)

query const add_note{"test add note", "INSERT INTO note DEFAULT VALUES"};
query const count_notes{"test count notes", "SELECT count(*) FROM note"};

struct with_notes
{
    with_notes() { db.script("schema", "CREATE TABLE note (id INTEGER PRIMARY KEY) STRICT"); }

    std::int64_t count(readers& from)
    {
        std::promise<std::int64_t> counted;
        BOOST_REQUIRE(from.submit([&](database& view)
                                  { counted.set_value(view.one<std::int64_t>(count_notes)); }));
        return counted.get_future().get();
    }

    temporary_folder folder;
    open_options where{.file = folder / "test.db", .mode = access::create};
    database db{where};
};

BOOST_FIXTURE_TEST_CASE(a_reading_sees_one_commit_from_first_to_last, with_notes)
{
    readers reading{where};
    std::latch begun{1};
    std::latch changed{1};
    std::promise<std::pair<std::int64_t, std::int64_t>> seen;
    BOOST_REQUIRE(reading.submit(
        [&](database& view)
        {
            auto const first = view.one<std::int64_t>(count_notes);
            begun.count_down();
            changed.wait();
            seen.set_value({first, view.one<std::int64_t>(count_notes)});
        }
    ));
    begun.wait();
    db.execute(add_note);
    changed.count_down();

    auto const [first, last] = seen.get_future().get();
    BOOST_TEST(first == 0);
    BOOST_TEST(last == 0);
    BOOST_TEST(count(reading) == 1);
}

BOOST_FIXTURE_TEST_CASE(what_does_not_fit_the_queue_is_refused, with_notes)
{
    readers reading{where, 1, 2};
    std::latch begun{1};
    std::latch released{1};
    BOOST_REQUIRE(reading.submit(
        [&](database&)
        {
            begun.count_down();
            released.wait();
        }
    ));
    begun.wait();
    auto const nothing = [](database&) {};
    BOOST_TEST(reading.submit(nothing));
    BOOST_TEST(reading.submit(nothing));
    BOOST_TEST(!reading.submit(nothing));
    BOOST_TEST(reading.waiting() == 2u);
    released.count_down();
    reading.stop();
    BOOST_TEST(!reading.submit(nothing));
}

BOOST_FIXTURE_TEST_CASE(stopping_finishes_what_waits, with_notes)
{
    std::atomic<int> done{0};
    readers reading{where};
    for (int count = 0; count < 100; ++count)
        BOOST_REQUIRE(reading.submit(
            [&](database& view)
            {
                view.one<std::int64_t>(count_notes);
                ++done;
            }
        ));
    reading.stop();
    BOOST_TEST(done == 100);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::storage
