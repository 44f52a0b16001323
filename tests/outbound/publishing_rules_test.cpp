#include "outbound/publishing_rules.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

namespace auktiva::outbound {

using namespace std::chrono_literals;

std::ostream& operator<<(std::ostream& out, publishing outcome)
{
    return out << static_cast<int>(outcome);
}

namespace {

struct heard_and_meant
{
    int status;
    std::string body;
    publishing outcome;
};

std::ostream& operator<<(std::ostream& out, heard_and_meant const& row)
{
    return out << row.status << ' ' << row.body;
}

heard_and_meant const answers[] = {
    {200, "{}", publishing::accepted},
    {202, "", publishing::accepted},
    {400, "", publishing::refused},
    {413, "The data exceeds the limit", publishing::refused},
    {422, "", publishing::refused},
    {429, "", publishing::limited},
    {402, "quota", publishing::limited},
    {403, "Account over Quota", publishing::limited},
    {403, "message limit reached", publishing::limited},
    {403, "app disabled", publishing::denied},
    {401, "over the limit", publishing::denied},
    {404, "", publishing::denied},
    {301, "", publishing::denied},
    {408, "", publishing::unreachable},
    {500, "quota", publishing::unreachable},
    {503, "", publishing::unreachable},
    {0, "", publishing::unreachable},
};

std::chrono::milliseconds wait(publishing outcome, int failures, double chance = 0)
{
    return wait_before_retry(outcome, failures, chance, {});
}

} // namespace

BOOST_AUTO_TEST_SUITE(publishing_rules)

BOOST_DATA_TEST_CASE(an_answer_says_what_becomes_of_the_events, boost::unit_test::data::make(answers), row)
{
    BOOST_TEST(judge({.status = row.status, .body = row.body}) == row.outcome);
}

BOOST_AUTO_TEST_CASE(each_failure_doubles_the_wait_up_to_a_minute)
{
    BOOST_CHECK(wait(publishing::unreachable, 1) == 500ms);
    BOOST_CHECK(wait(publishing::unreachable, 2) == 1s);
    BOOST_CHECK(wait(publishing::limited, 5) == 8s);
    BOOST_CHECK(wait(publishing::unreachable, 8) == 60s);
    BOOST_CHECK(wait(publishing::unreachable, 1'000'000) == 60s);
}

BOOST_AUTO_TEST_CASE(who_is_not_known_tries_more_slowly)
{
    BOOST_CHECK(wait(publishing::denied, 1) == 10s);
    BOOST_CHECK(wait(publishing::denied, 9) == 60s);
}

BOOST_AUTO_TEST_CASE(chance_takes_off_up_to_half)
{
    BOOST_CHECK(wait(publishing::unreachable, 3, 0.5) == 1500ms);
    BOOST_CHECK(wait(publishing::unreachable, 3, 1) == 1s);
}

BOOST_AUTO_TEST_CASE(what_the_server_asks_for_is_kept_within_reason)
{
    auto const asked = [](std::chrono::seconds what)
    { return wait_before_retry(publishing::limited, 1, 1, {.status = 429, .retry_after = what}); };
    BOOST_CHECK(asked(7s) == 7s);
    BOOST_CHECK(asked(24h) == 10min);
    BOOST_CHECK(wait_before_retry(publishing::limited, 9, 0, {.status = 429, .retry_after = 1s}) == 60s);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::outbound
