#include "auction/channel.hpp"
#include "commands/place_bid.hpp"
#include "storage/bids.hpp"
#include "storage/items.hpp"
#include "tests/support/club.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace auktiva {

BOOST_AUTO_TEST_SUITE(placing_a_bid)

using namespace std::chrono_literals;

BOOST_FIXTURE_TEST_CASE(the_first_bid_is_heard_on_the_item_alone, club)
{
    BOOST_REQUIRE(bid(ann, "10"));
    std::vector<std::string> const expected{channel_of(item) + " bid:new"};
    BOOST_TEST(heard() == expected, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(an_overtaken_leader_hears_of_it_in_this_order, club)
{
    BOOST_REQUIRE(bid(ann, "10"));
    BOOST_REQUIRE(bid(bob, "11"));
    auto const hers = channel_of(ann);
    std::vector<std::string> const expected{
        channel_of(item) + " bid:new", hers + " bid:outbid", hers + " notification:new",
        hers + " notification:count"};
    BOOST_TEST(heard() == expected, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(a_leader_may_raise_himself_and_nobody_is_outbid, club)
{
    BOOST_REQUIRE(bid(ann, "10"));
    BOOST_REQUIRE(bid(ann, "20"));
    BOOST_TEST(heard().size() == 1u);
}

BOOST_FIXTURE_TEST_CASE(a_bid_touches_its_item_and_its_auction, club)
{
    BOOST_REQUIRE(bid(ann, "10"));
    BOOST_TEST(std::ranges::count(effects.touched, item.text) == 1);
    BOOST_TEST(std::ranges::count(effects.touched, auction.text) == 1);
}

BOOST_FIXTURE_TEST_CASE(a_refused_bid_changes_no_row, club)
{
    BOOST_REQUIRE(bid(ann, "10"));
    auto const before = db.total_changes();
    auto const refused = bid(bob, "10.99");
    BOOST_REQUIRE(refused.has_error());
    BOOST_TEST(refused.error().key == "E_BID_TOO_LOW");
    BOOST_TEST(db.total_changes() == before);
    BOOST_TEST(effects.in_order.empty());
}

BOOST_FIXTURE_TEST_CASE(the_same_key_gets_the_same_answer_and_one_bid, club)
{
    auto const first = bid(ann, "10", "key-0001");
    auto const again = bid(ann, "10", "key-0001");
    BOOST_REQUIRE(first);
    BOOST_REQUIRE(again);
    BOOST_TEST(again->replayed);
    BOOST_TEST(again->record == first->record);
    BOOST_TEST(storage::bids_of_item(db, item).size() == 1u);
    BOOST_TEST(heard().empty());
}

BOOST_FIXTURE_TEST_CASE(a_key_belongs_to_one_request, club)
{
    BOOST_REQUIRE(bid(ann, "10", "key-0001"));
    auto const other = bid(ann, "12", "key-0001");
    BOOST_REQUIRE(other.has_error());
    BOOST_TEST(other.error().key == "E_IDEMPOTENCY_KEY_REUSED");
}

BOOST_FIXTURE_TEST_CASE(a_refused_request_is_decided_afresh, club)
{
    BOOST_REQUIRE(bid(ann, "10"));
    BOOST_REQUIRE(bid(bob, "10", "key-0002").has_error());
    BOOST_REQUIRE(bid(bob, "11", "key-0002"));
}

BOOST_FIXTURE_TEST_CASE(a_bid_at_the_end_is_too_late, club)
{
    now = noon + 1h;
    auto const late = bid(ann, "10");
    BOOST_REQUIRE(late.has_error());
    BOOST_TEST(late.error().key == "E_BIDDING_ENDED");
    now = noon + 1h - 1ms;
    BOOST_TEST(bid(ann, "10").has_value());
}

struct anonymous_club : club
{
    anonymous_club()
        : club{bidder_visibility::anonymous}
    {
    }
};

BOOST_FIXTURE_TEST_CASE(an_anonymous_bidder_is_in_no_event, anonymous_club)
{
    BOOST_REQUIRE(bid(ann, "10"));
    auto const event = std::get<commands::channel_event>(effects.in_order.front());
    BOOST_TEST(event.data.find(ann.text) == std::string::npos);
    BOOST_TEST(event.data.find("\"bidderName\":null") != std::string::npos);
    BOOST_TEST(event.data.find("\"isAnonymous\":true") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(who_bid_hidden_stays_hidden, anonymous_club)
{
    commands::auction_form form;
    form.visibility = bidder_visibility::visible;
    BOOST_REQUIRE(run(commands::change_auction{.id = auction, .actor = seller, .form = form}));
    form.visibility = bidder_visibility::anonymous;
    BOOST_REQUIRE(run(commands::change_auction{.id = auction, .actor = seller, .form = form}));
    BOOST_REQUIRE(bid(ann, "10"));
    for (auto const looser : {bidder_visibility::visible, bidder_visibility::per_bid})
    {
        form.visibility = looser;
        auto const changed = run(commands::change_auction{.id = auction, .actor = seller, .form = form});
        BOOST_REQUIRE(changed.has_error());
        BOOST_TEST(changed.error().key == "E_AUCTION_HAS_BIDS");
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
