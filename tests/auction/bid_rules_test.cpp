#include "tests/auction/standing.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <vector>

namespace auktiva {

namespace {

namespace data = boost::unit_test::data;
using namespace std::chrono_literals;

user_id const ann{"ann"};
user_id const ben{"ben"};

item_standing led_item(bid_mode mode, user_id leader, std::int64_t price, std::int64_t maximum)
{
    auto item = open_item(mode);
    item.price = money{price};
    item.leader = leader;
    item.leader_maximum = {maximum};
    return item;
}

std::string json_detail(problem const& refused, std::string_view name)
{
    auto const found = std::ranges::find(refused.details, name, [](auto const& each) { return each.first; });
    return found == refused.details.end() ? "" : found->second;
}

/// One bid, the price and leader it must leave behind, or the minimum it must be refused with.
struct step
{
    char const* bidder;
    std::int64_t amount;
    std::int64_t price;
    char const* leader;
    std::int64_t refused_below{};
};

struct course
{
    char const* story;
    item_standing item;
    std::vector<step> steps;

    friend std::ostream& operator<<(std::ostream& out, course const& it) { return out << it.story; }
};

course const courses[] = {
    {"proxies on a flat increment",
     open_item(bid_mode::proxy, 1000, 100),
     {
         {"A", 2500, 1000, "A"},
         {"B", 2000, 2100, "A"},
         {"B", 2500, 2500, "A"},
         {"B", 2550, 2500, "A", 2600},
         {"B", 2600, 2600, "B"},
         {"A", 3000, 2700, "A"},
     }},
    {"a proxy capped by the winner's maximum",
     open_item(bid_mode::proxy, 500, 100),
     {
         {"A", 3000, 500, "A"},
         {"C", 2950, 3000, "A"},
         {"C", 3001, 3000, "A", 3100},
         {"C", 3100, 3100, "C"},
     }},
    {"raising one's own maximum",
     open_item(bid_mode::proxy, 1000, 100),
     {
         {"A", 2000, 1000, "A"},
         {"A", 5000, 1000, "A"},
         {"B", 2000, 2100, "A"},
         {"A", 8000, 2100, "A"},
         {"B", 8000, 8000, "A"},
     }},
    {"a proxy winning by less than the increment",
     open_item(bid_mode::proxy, 1000, 500),
     {
         {"A", 3000, 1000, "A"},
         {"B", 3200, 3200, "B"},
         {"C", 3500, 3200, "B", 3700},
     }},
    {"plain bids",
     open_item(bid_mode::plain, 1000, 100),
     {
         {"A", 999, 0, "", 1000},
         {"A", 1000, 1000, "A"},
         {"B", 1099, 1000, "A", 1100},
         {"B", 1100, 1100, "B"},
         {"B", 5000, 5000, "B"},
         {"A", 5000, 5000, "B", 5100},
     }},
    {"1.10 and 2.20 make 3.30 (W-41)",
     open_item(bid_mode::plain, 110, 220),
     {
         {"A", 110, 110, "A"},
         {"B", 329, 110, "A", 330},
         {"B", 330, 330, "B"},
     }},
    {"a starting bid of zero",
     open_item(bid_mode::plain, 0, 100),
     {
         {"A", 0, 0, "", 1},
         {"A", 1, 1, "A"},
         {"B", 100, 1, "A", 101},
     }},
    {"a proxy on a starting bid of zero",
     open_item(bid_mode::proxy, 0, 100),
     {
         {"A", 500, 1, "A"},
         {"B", 500, 500, "A"},
     }},
};

struct refusal_case
{
    char const* story;
    item_standing item;
    bid_attempt bid;
    refusal sort;
    std::string_view key;

    friend std::ostream& operator<<(std::ostream& out, refusal_case const& it) { return out << it.story; }
};

item_standing with(item_standing item, auto change)
{
    change(item);
    return item;
}

std::vector<refusal_case> refusal_cases()
{
    auto const item = open_item(bid_mode::plain);
    auto const draft = with(item, [](auto& it) { it.published = false; });
    auto const closed = with(item, [](auto& it) { it.closed = true; });
    auto const ending = with(item, [](auto& it) { it.ends_at = noon; });
    auto const proxied = led_item(bid_mode::proxy, ann, 1000, 2000);
    constexpr auto bad = refusal::bad_request;
    return {
        {"a draft", draft, {ann, {1000}, noon}, bad, "E_NOT_PUBLISHED"},
        {"a draft, before anything else", draft, {seller, {1}, noon}, bad, "E_NOT_PUBLISHED"},
        {"the seller", item, {seller, {1000}, noon}, refusal::forbidden, "E_OWN_ITEM"},
        {"the seller, before the end", ending, {seller, {1}, noon}, refusal::forbidden, "E_OWN_ITEM"},
        {"at the end", ending, {ann, {1000}, noon}, bad, "E_BIDDING_ENDED"},
        {"a millisecond after the end", ending, {ann, {1000}, noon + 1ms}, bad, "E_BIDDING_ENDED"},
        {"the end, before the amount", ending, {ann, {1}, noon}, bad, "E_BIDDING_ENDED"},
        {"a closed item", closed, {ann, {1000}, noon}, bad, "E_BIDDING_ENDED"},
        {"too low", item, {ann, {999}, noon}, bad, "E_BID_TOO_LOW"},
        {"nothing", item, {ann, {0}, noon}, bad, "E_BID_TOO_LOW"},
        {"the own maximum again", proxied, {ann, {2000}, noon}, bad, "E_NOT_HIGHER_THAN_OWN_MAX"},
        {"less than the own maximum", proxied, {ann, {1100}, noon}, bad, "E_NOT_HIGHER_THAN_OWN_MAX"},
    };
}

item_standing extending_item(bid_mode mode)
{
    auto item = led_item(mode, ann, 1000, 2000);
    item.ends_at = noon;
    item.late_bids = soft_close{soft_close_mode::add_to_end, 300s, 60s, {}};
    return item;
}

} // namespace

BOOST_AUTO_TEST_SUITE(bid_rules)

BOOST_DATA_TEST_CASE(price_and_leader_take_their_course, data::make(courses), it)
{
    auto item = it.item;
    for (auto const& [bidder, amount, price, leader, refused_below] : it.steps)
    {
        BOOST_TEST_CONTEXT(bidder << " bids " << amount)
        {
            auto const decision = decide_bid(item, {user_id{bidder}, {amount}, noon}, 0);
            BOOST_REQUIRE(decision.has_error() == (refused_below > 0));
            if (decision.has_error())
                BOOST_TEST(json_detail(decision.error(), "minBid") == std::to_string(refused_below));
            else
                advance(item, *decision);
            BOOST_TEST(item.price.value_or(money{}) == money{price});
            BOOST_TEST(item.leader.value_or(user_id{}) == user_id{leader});
        }
    }
}

BOOST_DATA_TEST_CASE(refuses, data::make(refusal_cases()), it)
{
    auto const decision = decide_bid(it.item, it.bid, 2);

    BOOST_REQUIRE(decision.has_error());
    BOOST_TEST(decision.error().key == it.key);
    BOOST_CHECK(decision.error().sort == it.sort);
}

BOOST_AUTO_TEST_CASE(accepts_until_the_last_millisecond_before_the_end)
{
    auto item = open_item(bid_mode::plain);
    item.ends_at = noon;

    BOOST_TEST(decide_bid(item, {ann, {1000}, noon - 1ms}, 2).has_value());
}

BOOST_AUTO_TEST_CASE(a_refusal_tells_what_the_client_needs_next)
{
    auto item = led_item(bid_mode::proxy, ann, 1250, 2000);
    auto const low = decide_bid(item, {ben, {1300}, noon}, 2).error();
    BOOST_TEST(low.message == "The bid must be at least 13.50");
    BOOST_TEST(json_detail(low, "minBid") == "13.5");

    auto const own = decide_bid(item, {ann, {1300}, noon}, 0).error();
    BOOST_TEST(json_detail(own, "yourMax") == "2000");

    item.ends_at = noon;
    auto const late = decide_bid(item, {ben, {1350}, noon}, 2).error();
    BOOST_TEST(json_detail(late, "endsAt") == "\"1970-01-01T12:00:00.000Z\"");

    item.closed = true;
    auto const closed_by_hand = decide_bid(item, {ben, {1350}, noon - 1h}, 2).error();
    BOOST_TEST(closed_by_hand.details.empty());
}

BOOST_AUTO_TEST_CASE(a_price_of_zero_is_a_price)
{
    auto item = led_item(bid_mode::plain, ann, 0, 0);

    BOOST_TEST(minimum_bid(item) == money{100});
}

BOOST_AUTO_TEST_CASE(a_leading_proxy_must_exceed_his_own_maximum_and_nobody_elses)
{
    auto const proxy = led_item(bid_mode::proxy, ann, 1250, 2000);
    BOOST_TEST(minimum_bid_of(proxy, ann) == money{2001});
    BOOST_TEST(minimum_bid_of(proxy, ben) == money{1350});

    BOOST_TEST(minimum_bid_of(led_item(bid_mode::plain, ann, 1250, 1250), ann) == money{1350});
}

BOOST_AUTO_TEST_CASE(who_loses_the_lead_is_outbid)
{
    auto const decision =
        decide_bid(led_item(bid_mode::plain, ann, 1000, 1000), {ben, {1100}, noon}, 2).value();

    BOOST_TEST(decision.leads);
    BOOST_TEST(decision.moved);
    BOOST_TEST(decision.outbid.value() == ann);
}

BOOST_AUTO_TEST_CASE(nobody_outbids_himself)
{
    auto const decision =
        decide_bid(led_item(bid_mode::plain, ann, 1000, 1000), {ann, {1100}, noon}, 2).value();

    BOOST_TEST(decision.price == money{1100});
    BOOST_TEST(!decision.outbid);
}

BOOST_AUTO_TEST_CASE(a_bid_under_the_leaders_maximum_moves_the_price_and_outbids_nobody_else)
{
    auto const decision =
        decide_bid(led_item(bid_mode::proxy, ann, 1000, 2000), {ben, {1500}, noon}, 2).value();

    BOOST_TEST(!decision.leads);
    BOOST_TEST(decision.moved);
    BOOST_TEST(decision.price == money{1600});
    BOOST_TEST(decision.leader_maximum == money{2000});
    BOOST_TEST(!decision.outbid);
}

BOOST_AUTO_TEST_CASE(raising_the_own_maximum_shows_nobody_anything)
{
    auto const decision =
        decide_bid(led_item(bid_mode::proxy, ann, 1000, 2000), {ann, {2001}, noon}, 2).value();

    BOOST_TEST(decision.leads);
    BOOST_TEST(!decision.moved);
    BOOST_TEST(decision.leader_maximum == money{2001});
}

BOOST_AUTO_TEST_CASE(a_price_whose_leader_is_gone_still_counts)
{
    auto item = led_item(bid_mode::proxy, ann, 1000, 2000);
    item.leader.reset();

    auto const decision = decide_bid(item, {ben, {3000}, noon}, 2).value();

    BOOST_TEST(decision.price == money{1100});
    BOOST_TEST(!decision.outbid);
    BOOST_TEST(decide_bid(item, {ben, {1099}, noon}, 2).has_error());
}

BOOST_AUTO_TEST_CASE(a_late_bid_that_moves_the_price_extends)
{
    for (auto const mode : {bid_mode::plain, bid_mode::proxy})
    {
        auto const item = extending_item(mode);
        auto const late = decide_bid(item, {ben, {1500}, noon - 300s}, 2).value();
        auto const early = decide_bid(item, {ben, {1500}, noon - 300'001ms}, 2).value();

        BOOST_CHECK(late.ends_at == noon + 60s);
        BOOST_CHECK(!early.ends_at);
    }
}

BOOST_AUTO_TEST_CASE(a_leader_cannot_extend_alone_by_raising_his_maximum)
{
    auto const proxy = decide_bid(extending_item(bid_mode::proxy), {ann, {3000}, noon - 1s}, 2).value();
    BOOST_CHECK(!proxy.ends_at);

    auto const plain = decide_bid(extending_item(bid_mode::plain), {ann, {3000}, noon - 1s}, 2).value();
    BOOST_CHECK(plain.ends_at == noon + 60s);
}

BOOST_AUTO_TEST_CASE(without_soft_close_or_an_end_nothing_extends)
{
    auto item = extending_item(bid_mode::plain);
    item.late_bids.reset();
    BOOST_CHECK(!decide_bid(item, {ben, {1500}, noon - 1s}, 2)->ends_at);

    item = extending_item(bid_mode::plain);
    item.ends_at.reset();
    BOOST_CHECK(!decide_bid(item, {ben, {1500}, noon - 1s}, 2)->ends_at);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
