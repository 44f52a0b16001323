#include "auth/rate_limit.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva::auth {

namespace {

using namespace std::chrono_literals;

constexpr timestamp start{1h};
constexpr rate three_a_minute{3, 60s};

} // namespace

BOOST_AUTO_TEST_SUITE(rate_limits)

BOOST_AUTO_TEST_CASE(allow_so_many_in_a_window_that_starts_with_the_first)
{
    rate_limiter limits;
    for (int const remaining : {2, 1, 0})
    {
        auto const verdict = limits.hit("ann", three_a_minute, start + 10s);
        BOOST_TEST(verdict.allowed);
        BOOST_TEST(verdict.limit == 3);
        BOOST_TEST(verdict.remaining == remaining);
        BOOST_CHECK(verdict.reset_at == start + 70s);
        BOOST_CHECK(verdict.retry_after == 0s);
    }

    auto const refused = limits.hit("ann", three_a_minute, start + 40'500ms);
    BOOST_TEST(!refused.allowed);
    BOOST_TEST(refused.remaining == 0);
    BOOST_CHECK(refused.reset_at == start + 70s);
    BOOST_CHECK(refused.retry_after == 30s);
}

BOOST_AUTO_TEST_CASE(begin_anew_when_the_window_is_over)
{
    rate_limiter limits;
    for (int hit = 0; hit < 4; ++hit)
        limits.hit("ann", three_a_minute, start);

    auto const last_moment = limits.hit("ann", three_a_minute, start + 60s - 1ms);
    BOOST_TEST(!last_moment.allowed);
    BOOST_CHECK(last_moment.retry_after == 1s);
    auto const next = limits.hit("ann", three_a_minute, start + 60s);
    BOOST_TEST(next.allowed);
    BOOST_TEST(next.remaining == 2);
    BOOST_CHECK(next.reset_at == start + 120s);
}

BOOST_AUTO_TEST_CASE(count_each_key_for_itself)
{
    rate_limiter limits;
    for (int hit = 0; hit < 3; ++hit)
        limits.hit("ann", three_a_minute, start);

    BOOST_TEST(!limits.hit("ann", three_a_minute, start).allowed);
    BOOST_TEST(limits.hit("ben", three_a_minute, start).allowed);
}

BOOST_AUTO_TEST_CASE(can_be_asked_without_counting)
{
    rate_limiter limits;
    BOOST_TEST(limits.peek("ann", three_a_minute, start).remaining == 3);
    BOOST_TEST(limits.size() == 0u);

    limits.hit("ann", three_a_minute, start);
    BOOST_TEST(limits.peek("ann", three_a_minute, start).remaining == 2);
    BOOST_TEST(limits.peek("ann", three_a_minute, start).remaining == 2);
    BOOST_TEST(limits.peek("ann", three_a_minute, start + 60s).remaining == 3);

    limits.hit("ann", three_a_minute, start);
    limits.hit("ann", three_a_minute, start);
    auto const verdict = limits.peek("ann", three_a_minute, start + 1s);
    BOOST_TEST(!verdict.allowed);
    BOOST_CHECK(verdict.retry_after == 59s);
}

BOOST_AUTO_TEST_CASE(forgive_a_key)
{
    rate_limiter limits;
    for (int hit = 0; hit < 3; ++hit)
        limits.hit("ann", three_a_minute, start);

    limits.forgive("ann");
    limits.forgive("nobody");

    BOOST_TEST(limits.hit("ann", three_a_minute, start).remaining == 2);
}

BOOST_AUTO_TEST_CASE(keep_a_bounded_number_of_keys_and_drop_the_oldest)
{
    rate_limiter limits{2};
    limits.hit("ann", three_a_minute, start);
    limits.hit("ben", three_a_minute, start);
    limits.hit("cleo", three_a_minute, start);

    BOOST_TEST(limits.size() == 2u);
    BOOST_TEST(limits.peek("ann", three_a_minute, start).remaining == 3);
    BOOST_TEST(limits.peek("ben", three_a_minute, start).remaining == 2);

    // A new window makes ben the youngest.
    limits.hit("ben", three_a_minute, start + 60s);
    limits.hit("dora", {3, 600s}, start + 60s);
    BOOST_TEST(limits.peek("ben", three_a_minute, start + 60s).remaining == 2);
    BOOST_TEST(limits.size() == 2u);
}

BOOST_AUTO_TEST_CASE(refuse_everything_where_the_limit_is_zero)
{
    rate_limiter limits;
    BOOST_TEST(!limits.hit("ann", {0, 60s}, start).allowed);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::auth
