#include "auction/channel.hpp"
#include "commands/administration.hpp"
#include "commands/close_item.hpp"
#include "commands/discussions.hpp"
#include "commands/remove_account.hpp"
#include "storage/auctions.hpp"
#include "storage/bids.hpp"
#include "storage/event_log.hpp"
#include "storage/house_settings.hpp"
#include "storage/items.hpp"
#include "storage/members.hpp"
#include "tests/support/club.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva {

BOOST_AUTO_TEST_SUITE(account_removal)

using namespace std::chrono_literals;

struct leaving_club : club
{
    using club::club;

    commands::remove_account leave(user_id const& who) { return {.user = who, .checked_hash = "x"}; }

    std::string_view refused(commands::remove_account command)
    {
        auto const outcome = run(std::move(command));
        return outcome ? std::string_view{"done"} : outcome.error().key;
    }

    auktiva::item lantern() { return storage::find_item(db, item).value(); }
};

BOOST_FIXTURE_TEST_CASE(w11_when_the_leader_goes_the_next_leads_at_his_own_price, leaving_club)
{
    bid(ann, "10").value();
    bid(bob, "20").value();
    run(leave(bob)).value();
    BOOST_TEST(lantern().leader->text == ann.text);
    BOOST_TEST(*lantern().current_bid == money{1000});
    BOOST_TEST(lantern().bid_count == 1);
    auto const events = heard();
    BOOST_TEST(std::ranges::count(events, channel_of(item) + " item:updated") == 1);
    BOOST_TEST(std::ranges::count(events, channel_of(auction) + " item:updated") == 1);
}

BOOST_FIXTURE_TEST_CASE(w11_when_the_only_bidder_goes_the_item_is_as_new, leaving_club)
{
    bid(bob, "20").value();
    run(leave(bob)).value();
    BOOST_CHECK(!lantern().leader && !lantern().current_bid);
    BOOST_REQUIRE(bid(ann, "10"));
}

BOOST_AUTO_TEST_CASE(w11_a_proxy_is_pushed_no_further_than_by_those_who_stay)
{
    leaving_club club;
    club.db.script("mode", "UPDATE auction SET bid_mode = 'PROXY'");
    club.bid(club.ann, "50").value();
    club.bid(club.bob, "40").value();
    BOOST_TEST(*club.lantern().current_bid == money{4100});
    club.run(club.leave(club.bob)).value();
    BOOST_TEST(*club.lantern().current_bid == money{1000});
    BOOST_TEST(club.lantern().leader->text == club.ann.text);
    BOOST_TEST(club.lantern().leader_maximum == money{5000});
}

BOOST_FIXTURE_TEST_CASE(w11_a_closed_item_keeps_its_price_without_a_winner, leaving_club)
{
    bid(ann, "10").value();
    bid(bob, "20").value();
    now = noon + 1h;
    run(commands::close_item{.id = item}).value();
    run(leave(bob)).value();
    BOOST_TEST(*lantern().current_bid == money{2000});
    BOOST_CHECK(!lantern().leader);
}

BOOST_FIXTURE_TEST_CASE(w11_who_led_when_the_item_ended_has_won_it_even_if_he_goes_at_once, leaving_club)
{
    bid(ann, "10").value();
    bid(bob, "20").value();
    now = noon + 1h;
    run(leave(bob)).value();
    BOOST_CHECK(lantern().closed_at);
    BOOST_TEST(*lantern().current_bid == money{2000});
}

BOOST_FIXTURE_TEST_CASE(nothing_that_was_logged_names_who_has_gone, leaving_club)
{
    bid(bob, "20").value();
    run(commands::add_discussion{.auction = auction, .item = item, .author = bob, .content = "<p>Hi</p>"})
        .value();
    run(leave(bob)).value();
    for (auto const& event : storage::recent_events(db, 1000))
        BOOST_TEST(event.data.find("bob") == std::string::npos, event.channel << ' ' << event.name);
}

BOOST_FIXTURE_TEST_CASE(his_items_go_with_the_bids_on_them, leaving_club)
{
    bid(ann, "10").value();
    auto command = leave(seller);
    command.transfers = {{auction, "bob@example.org"}};
    run(command).value();
    BOOST_CHECK(!storage::find_item(db, item));
    BOOST_TEST(storage::bids_of_user(db, ann).empty());
    BOOST_TEST(std::ranges::count(heard(), channel_of(auction) + " item:deleted") == 1);
}

BOOST_FIXTURE_TEST_CASE(w45_who_takes_an_auction_over_is_its_only_owner_and_its_creator, leaving_club)
{
    auto command = leave(seller);
    command.transfers = {{auction, "bob@example.org"}};
    run(command).value();
    BOOST_TEST(storage::find_auction(db, auction)->creator.text == bob.text);
    BOOST_CHECK(storage::find_member(db, auction, bob)->as == role::owner);
    BOOST_TEST(storage::members_of(db, auction).size() == 2u);
}

BOOST_FIXTURE_TEST_CASE(w9_nobody_hands_over_or_deletes_the_auction_of_another, leaving_club)
{
    auto command = leave(ann);
    command.transfers = {{auction, "bob@example.org"}};
    BOOST_TEST(refused(command) == "E_AUCTION_OWNERSHIP_REQUIRED");
    command = leave(ann);
    command.deletions = {auction};
    BOOST_TEST(refused(command) == "E_AUCTION_OWNERSHIP_REQUIRED");
    BOOST_TEST(storage::find_auction(db, auction)->creator.text == seller.text);
}

BOOST_FIXTURE_TEST_CASE(every_refusal_has_its_code_and_changes_nothing, leaving_club)
{
    auto wrong = leave(seller);
    wrong.checked_hash = "another";
    BOOST_TEST(refused(wrong) == "E_INVALID_PASSWORD");
    BOOST_TEST(refused(leave(seller)) == "E_AUCTION_OWNERSHIP_REQUIRED");
    auto to_nobody = leave(seller);
    to_nobody.transfers = {{auction, "nobody@example.org"}};
    BOOST_TEST(refused(to_nobody) == "E_TRANSFER_EMAIL_NOT_FOUND");
    auto to_self = leave(seller);
    to_self.transfers = {{auction, "seller@example.org"}};
    BOOST_TEST(refused(to_self) == "E_CANNOT_TRANSFER_TO_SELF");
    auto twice = leave(seller);
    twice.transfers = {{auction, "bob@example.org"}};
    twice.deletions = {auction};
    BOOST_TEST(refused(twice) == "E_VALIDATION");

    run(commands::make_setup_token{.token_hash = "t"}).value();
    run(commands::change_house{.actor = ann, .setup_token_hash = "t"}).value();
    BOOST_TEST(refused(leave(ann)) == "E_IS_DEPLOYMENT_ADMIN");
    db.script("no password", "UPDATE user SET password_hash = NULL WHERE id = '" + bob.text + "'");
    BOOST_TEST(refused(leave(bob)) == "E_INVALID_EMAIL");
    BOOST_TEST(storage::all_users(db).size() == 3u);
}

BOOST_FIXTURE_TEST_CASE(an_auction_of_a_creator_who_is_not_its_owner_stays, leaving_club)
{
    db.script("another owner", "UPDATE member SET role = 'OWNER' WHERE user_id = '" + bob.text + "'");
    db.script("no owner", "UPDATE member SET role = 'ADMIN' WHERE user_id = '" + seller.text + "'");
    run(leave(seller)).value();
    BOOST_TEST(storage::find_auction(db, auction)->creator.text == bob.text);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
