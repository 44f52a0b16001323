#include "auction/standing_rules.hpp"

#include <boost/test/unit_test.hpp>

#include <vector>

namespace auktiva {

BOOST_AUTO_TEST_SUITE(standing_rules)

user_id const ann{"ann"};
user_id const bob{"bob"};
user_id const cora{"cora"};

item_standing item_of(bid_mode mode, money price)
{
    return {.mode = mode, .published = true, .starting_bid = {1000}, .increment = {100}, .price = price};
}

bid_outcome outcome(bid_mode mode, money price, std::vector<standing_bid> const& bids)
{
    return outcome_of(item_of(mode, price), bids);
}

BOOST_AUTO_TEST_CASE(without_bids_nobody_leads_and_there_is_no_price)
{
    auto const none = outcome(bid_mode::plain, {5000}, {});
    BOOST_CHECK(!none.price && !none.leader);
}

BOOST_AUTO_TEST_CASE(the_highest_plain_bid_leads_at_its_amount)
{
    auto const left = outcome(bid_mode::plain, {5000}, {{ann, {1000}}, {bob, {2000}, true}, {ann, {1500}}});
    BOOST_TEST(left.leader->text == "bob");
    BOOST_TEST(*left.price == money{2000});
    BOOST_TEST(left.leader_anonymous);
}

BOOST_AUTO_TEST_CASE(a_proxy_goes_as_far_as_the_best_of_the_others)
{
    auto const left = outcome(bid_mode::proxy, {9000}, {{ann, {3000}}, {bob, {8000}}, {cora, {2000}}});
    BOOST_TEST(left.leader->text == "bob");
    BOOST_TEST(left.leader_maximum == money{8000});
    BOOST_TEST(*left.price == money{3100});
}

BOOST_AUTO_TEST_CASE(a_proxy_alone_pays_the_starting_bid)
{
    auto const left = outcome(bid_mode::proxy, {9000}, {{bob, {4000}}, {bob, {8000}}});
    BOOST_TEST(*left.price == money{1000});
    BOOST_TEST(left.leader_maximum == money{8000});
}

BOOST_AUTO_TEST_CASE(of_equal_maxima_the_earlier_leads_at_that_price)
{
    auto const left = outcome(bid_mode::proxy, {9000}, {{ann, {3000}}, {bob, {3000}}});
    BOOST_TEST(left.leader->text == "ann");
    BOOST_TEST(*left.price == money{3000});
}

BOOST_AUTO_TEST_CASE(the_price_never_rises)
{
    auto const left = outcome(bid_mode::proxy, {2050}, {{ann, {2000}}, {bob, {8000}}});
    BOOST_TEST(*left.price == money{2050});
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
