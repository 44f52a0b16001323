#include "auction/channel.hpp"
#include "commands/add_items.hpp"
#include "commands/copy_auction.hpp"
#include "commands/edit_items.hpp"
#include "storage/auctions.hpp"
#include "storage/items.hpp"
#include "storage/notifications.hpp"
#include "tests/support/club.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace auktiva {

BOOST_AUTO_TEST_SUITE(organising)

using namespace std::chrono_literals;

std::optional<user_id> leader_of(commands::close_now::answer const& closed, item_id const& item)
{
    return std::ranges::find(closed.items, item, &storage::item_result::id)->leader;
}

BOOST_FIXTURE_TEST_CASE(a_second_close_tells_the_same_and_does_nothing, club)
{
    bid(ann, "10").value();
    auto const draft = add_item(false);
    auto const first = run(commands::close_now{.id = auction, .actor = seller}).value();
    BOOST_TEST(first.items.size() == 2u);
    BOOST_CHECK(leader_of(first, item) == ann);
    BOOST_CHECK(storage::find_item(db, draft.id)->closed_at == noon);
    auto const before = storage::unread_notifications(db, ann);

    now += 1h;
    auto const second = run(commands::close_now{.id = auction, .actor = seller}).value();
    BOOST_TEST(effects.in_order.empty());
    BOOST_TEST(effects.touched.empty());
    BOOST_CHECK(second.what.closed_at == noon);
    BOOST_CHECK(leader_of(second, item) == ann);
    BOOST_TEST(storage::unread_notifications(db, ann) == before);
}

BOOST_FIXTURE_TEST_CASE(a_refused_edit_has_changed_nothing, club)
{
    auto const other = add_item();
    commands::item_form form;
    form.currency_code = "JPY";
    form.starting_bid = "1.5";
    auto const refused =
        run(commands::edit_items{.items = {item, other.id}, .changes = form, .actor = seller});
    BOOST_TEST(refused.error().errors.front().first == "startingBid");
    BOOST_TEST(effects.in_order.empty());
    BOOST_TEST(storage::find_item(db, item)->currency_code == "EUR");
}

BOOST_FIXTURE_TEST_CASE(an_item_named_twice_is_changed_once, club)
{
    commands::item_form form;
    form.discussions_enabled = false;
    auto const done =
        run(commands::edit_items{.items = {item, item}, .changes = form, .actor = seller}).value();
    BOOST_TEST(done.updated == 1);
    BOOST_TEST(done.skipped == 0);
    auto const by_organiser =
        commands::edit_items{.auction = auction, .items = {item, item}, .changes = form, .actor = seller};
    BOOST_TEST(run(by_organiser).value().skipped == 0);
    BOOST_CHECK(storage::find_item(db, item)->last_updated_by == seller);
}

BOOST_FIXTURE_TEST_CASE(an_edit_that_says_nothing_changes_nothing, club)
{
    auto const done = run(commands::edit_items{.items = {item}, .changes = {}, .actor = seller}).value();
    BOOST_TEST(done.updated == 0);
    BOOST_TEST(effects.in_order.empty());
}

BOOST_FIXTURE_TEST_CASE(of_many_items_all_are_added_or_none, club)
{
    commands::item_form good;
    good.name = "Cup";
    good.currency_code = "EUR";
    auto bad = good;
    bad.currency_code = "XXX";
    auto const before = storage::items_of_auction(db, auction).size();
    auto const refused =
        run(commands::add_items{.auction = auction, .creator = seller, .rows = {{2, good}, {3, bad}}});
    BOOST_TEST(refused.error().message == "Row 3: This currency is not known");
    BOOST_TEST(storage::items_of_auction(db, auction).size() == before);

    auto const added =
        run(commands::add_items{.auction = auction, .creator = seller, .rows = {{2, good}, {3, good}}}
        ).value();
    BOOST_TEST(added.size() == 2u);
    BOOST_CHECK(added[0].id < added[1].id);
    BOOST_TEST(heard().empty());
}

BOOST_FIXTURE_TEST_CASE(ends_that_have_passed_are_not_copied, club)
{
    commands::auction_form form;
    form.ends_at = noon + 2h;
    run(commands::change_auction{.id = auction, .actor = seller, .form = form}).value();
    auto const early = run(commands::copy_auction{.from = auction, .actor = seller}).value();
    BOOST_CHECK(early.what.ends_at == noon + 2h);
    BOOST_CHECK(storage::items_of_auction(db, early.what.id).at(0).ends_at == noon + 1h);
    now += 3h;
    auto const late = run(commands::copy_auction{.from = auction, .actor = seller}).value();
    BOOST_TEST(!late.what.ends_at);
    BOOST_TEST(!storage::items_of_auction(db, late.what.id).at(0).ends_at);
    BOOST_TEST(run(commands::copy_auction{.from = auction, .actor = ann}).error().key == "E_NO_PERMISSION");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
