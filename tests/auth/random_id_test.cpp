#include "auth/random_id.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

namespace auktiva::auth {

using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(random_id)

BOOST_AUTO_TEST_CASE(an_id_is_25_characters_of_which_the_first_is_c)
{
    auto const id = make_id(timestamp{1'770'000'000'000ms});

    BOOST_TEST(id.size() == 25u);
    BOOST_TEST(id.front() == 'c');
    BOOST_TEST(
        std::ranges::all_of(id, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); })
    );
    BOOST_TEST(id.substr(1, 8) == "ml4kasqo");
}

BOOST_AUTO_TEST_CASE(ids_sort_by_their_time)
{
    timestamp const now{1'770'000'000'000ms};

    BOOST_TEST(make_id(now) < make_id(now + 1ms));
    BOOST_TEST(make_id(timestamp{1s}) < make_id(now));
}

BOOST_AUTO_TEST_CASE(ids_of_one_millisecond_differ)
{
    std::set<std::string> ids;
    for (int each = 0; each < 10'000; ++each)
        ids.insert(make_id(timestamp{1s}));

    BOOST_TEST(ids.size() == 10'000u);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::auth
