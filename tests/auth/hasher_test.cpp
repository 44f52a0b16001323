#include "auth/hasher.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <future>
#include <vector>

namespace auktiva::auth {

BOOST_AUTO_TEST_SUITE(hasher_thread)

BOOST_AUTO_TEST_CASE(runs_jobs_in_order_on_one_thread_of_its_own)
{
    std::vector<int> order;
    std::vector<std::thread::id> threads;
    {
        hasher worker;
        for (int job = 0; job < 100; ++job)
            BOOST_TEST(worker.submit(
                [&, job]
                {
                    order.push_back(job);
                    threads.push_back(std::this_thread::get_id());
                }
            ));
    }

    BOOST_REQUIRE(order.size() == 100u);
    BOOST_TEST(std::ranges::is_sorted(order));
    BOOST_TEST(std::ranges::count(threads, threads.front()) == 100);
    BOOST_CHECK(threads.front() != std::this_thread::get_id());
}

BOOST_AUTO_TEST_CASE(turns_away_what_exceeds_the_queue)
{
    std::promise<void> gate;
    std::promise<void> started;
    std::size_t done = 0;
    hasher worker;
    BOOST_REQUIRE(worker.submit(
        [&]
        {
            started.set_value();
            gate.get_future().wait();
        }
    ));
    started.get_future().wait();

    for (std::size_t job = 0; job < hasher::most_waiting; ++job)
        BOOST_REQUIRE(worker.submit([&] { ++done; }));
    BOOST_TEST(!worker.submit([&] { ++done; }));

    gate.set_value();
    worker.stop();
    BOOST_TEST(done == hasher::most_waiting);
}

BOOST_AUTO_TEST_CASE(takes_nothing_after_stopping_twice)
{
    hasher worker;
    worker.stop();
    worker.stop();

    BOOST_TEST(!worker.submit([] {}));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::auth
