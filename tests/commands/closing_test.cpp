#include "auction/channel.hpp"
#include "commands/close_item.hpp"
#include "storage/auctions.hpp"
#include "storage/items.hpp"
#include "storage/notifications.hpp"
#include "tests/support/club.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva {

BOOST_AUTO_TEST_SUITE(closing)

using namespace std::chrono_literals;

struct ending_club : club
{
    ending_club()
    {
        bid(ann, "10").value();
        now = noon + 1h;
    }

    std::size_t notices_of(user_id const& user, notification_type type)
    {
        auto const all = storage::notifications_of(db, user, false);
        return static_cast<std::size_t>(
            std::ranges::count_if(all, [&](notification const& each) { return each.type == type; })
        );
    }
};

BOOST_FIXTURE_TEST_CASE(winner_and_seller_are_told_once_however_often_it_is_tried, ending_club)
{
    for (int times = 0; times < 3; ++times)
        run(commands::close_item{.id = item}).value();
    BOOST_TEST(notices_of(ann, notification_type::auction_won) == 1u);
    BOOST_TEST(notices_of(seller, notification_type::auction_ended) == 1u);
    BOOST_TEST(notices_of(bob, notification_type::auction_won) == 0u);
}

BOOST_FIXTURE_TEST_CASE(the_end_is_heard_on_the_item_and_on_the_auction, ending_club)
{
    run(commands::close_item{.id = item}).value();
    BOOST_TEST(heard().at(0) == channel_of(item) + " item:ended");
    BOOST_TEST(heard().at(1) == channel_of(auction) + " item:ended");
}

BOOST_FIXTURE_TEST_CASE(a_close_that_comes_early_does_nothing, ending_club)
{
    now -= 1ms;
    run(commands::close_item{.id = item}).value();
    BOOST_TEST(!storage::find_item(db, item)->closed_at);
    BOOST_TEST(effects.in_order.empty());
}

BOOST_FIXTURE_TEST_CASE(nobody_bids_after_the_close, ending_club)
{
    run(commands::close_item{.id = item}).value();
    now = noon;
    BOOST_TEST(bid(bob, "50").error().key == "E_BIDDING_ENDED");
}

BOOST_FIXTURE_TEST_CASE(an_auction_takes_what_is_open_along_and_stays_closed, ending_club)
{
    commands::auction_form form;
    form.ends_at = now + 1h;
    run(commands::change_auction{.id = auction, .actor = seller, .form = form}).value();
    now += 2h;
    run(commands::close_auction{.id = auction}).value();
    BOOST_TEST(storage::find_item(db, item)->closed_at.has_value());
    BOOST_TEST(storage::find_auction(db, auction)->closed_at.has_value());
    // Of the item as its seller, of the auction as its owner.
    BOOST_TEST(notices_of(seller, notification_type::auction_ended) == 2u);

    form.ends_at = now + 24h;
    auto const reopened = run(commands::change_auction{.id = auction, .actor = seller, .form = form});
    BOOST_TEST(reopened.error().key == "E_AUCTION_CLOSED");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
