#include "app/house_clock.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva::app {

BOOST_AUTO_TEST_SUITE(clock_of_the_house)

using namespace std::chrono_literals;

constexpr timestamp start{std::chrono::hours{24 * 20'000}};

BOOST_AUTO_TEST_CASE(follows_the_system)
{
    house_clock clock{start, 0ms, {}};
    BOOST_CHECK(clock.now(start + 5s, 5s) == start + 5s);
}

BOOST_AUTO_TEST_CASE(never_runs_backwards)
{
    house_clock clock{start, 0ms, {}};
    auto last = clock.now(start + 10s, 10s);
    for (auto steady = 10s; steady < 4000s; steady += 7s)
    {
        auto const next = clock.now(start - 1h + steady, steady);
        BOOST_REQUIRE(next >= last);
        last = next;
    }
}

BOOST_AUTO_TEST_CASE(runs_off_a_lead_at_nine_tenths_of_the_pace)
{
    house_clock clock{start, 0ms, {}};
    clock.now(start, 0ms);
    BOOST_CHECK(clock.now(start - 1h + 100s, 100s) == start + 90s);
}

BOOST_AUTO_TEST_CASE(believes_a_leap_after_half_a_minute)
{
    house_clock clock{start, 0ms, {}};
    BOOST_CHECK(clock.now(start + 2h, 1s) == start + 1s);
    BOOST_CHECK(clock.now(start + 2h + 20s, 21s) == start + 21s);
    BOOST_CHECK(clock.now(start + 2h + 30s, 31s) == start + 2h + 30s);
}

BOOST_AUTO_TEST_CASE(does_not_lag_behind_a_clock_that_ticks_half_a_millisecond_later)
{
    using std::chrono::floor, std::chrono::microseconds, std::chrono::milliseconds;
    house_clock clock{start, 0ms, {}};
    for (microseconds at{500}; at < 100ms; at += 700us)
    {
        auto const wall = floor<milliseconds>(start + at - 500us);
        BOOST_REQUIRE(clock.now(wall, floor<milliseconds>(at)) >= wall);
    }
}

BOOST_AUTO_TEST_CASE(forgets_a_leap_that_was_taken_back)
{
    house_clock clock{start, 0ms, {}};
    clock.now(start + 2h, 1s);
    clock.now(start + 2s, 2s);
    BOOST_CHECK(clock.now(start + 2h, 33s) == start + 33s);
}

BOOST_AUTO_TEST_CASE(starts_no_earlier_than_what_was_stored)
{
    house_clock clock{start, 0ms, start + 1h};
    BOOST_CHECK(clock.now(start + 1s, 1s) >= start + 1h);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::app
