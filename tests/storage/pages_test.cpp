#include "commands/discussions.hpp"
#include "commands/invites.hpp"
#include "storage/auctions.hpp"
#include "storage/bids.hpp"
#include "storage/discussions.hpp"
#include "storage/invites.hpp"
#include "storage/items.hpp"
#include "storage/members.hpp"
#include "storage/notifications.hpp"
#include "storage/overview.hpp"
#include "tests/support/club.hpp"

#include <boost/test/unit_test.hpp>

#include <set>

namespace auktiva {

BOOST_AUTO_TEST_SUITE(pages)

using namespace std::chrono_literals;
using storage::page;

/// A club with several of everything, many of them made in the same millisecond.
struct full_club : club
{
    full_club()
    {
        for (int made = 0; made < 7; ++made)
        {
            now += made % 3 * 1ms;
            add_item();
            run(commands::create_auction{.creator = ann, .form = {.name = "Other"}}).value();
            auto const guest = std::to_string(made);
            run(commands::invite_member{.auction = auction, .sender = seller, .to = {guest + "@x.org", guest}}
            ).value();
            bid(made % 2 ? ann : bob, std::to_string(10 + made)).value();
            comment({});
        }
    }

    discussion_id comment(std::optional<discussion_id> parent)
    {
        return run(commands::add_discussion{
                       .auction = auction, .item = item, .author = ann, .parent = parent, .content = "Hm"})
            .value()
            .id;
    }
};

template <class Row>
std::string id_of(Row const& row)
{
    if constexpr (requires { row.row; })
        return row.row.id.text;
    else
        return row.id.text;
}

/// The ids of a list read in pages of `limit`; `between` happens after each.
template <class Read, class Between>
std::vector<std::string> walk(std::int64_t limit, Read const& read, Between const& between)
{
    std::vector<std::string> ids;
    page part{.limit = limit};
    for (;;)
    {
        auto const rows = read(part);
        for (auto const& row : rows)
            ids.push_back(id_of(row));
        BOOST_REQUIRE(std::ssize(rows) <= limit);
        if (!rows.next)
            return ids;
        BOOST_REQUIRE(std::ssize(rows) == limit);
        part.after = rows.next;
        between();
    }
}

template <class Read>
void check_walks(Read const& read, std::size_t at_least)
{
    std::vector<std::string> whole;
    for (auto const& row : read(page{}))
        whole.push_back(id_of(row));
    BOOST_TEST(whole.size() >= at_least);
    for (std::int64_t const limit : {1, 2, 3, 5, 1000})
        BOOST_TEST(walk(limit, read, [] {}) == whole, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(in_parts_a_list_is_what_it_is_as_a_whole, full_club)
{
    check_walks([&](page const& part) { return storage::cards_of_member(db, ann, part); }, 8);
    check_walks([&](page const& part) { return storage::visible_items(db, auction, ann, part); }, 8);
    check_walks([&](page const& part) { return storage::member_cards(db, auction, part); }, 3);
    check_walks([&](page const& part) { return storage::invite_cards(db, auction, {}, part); }, 7);
    check_walks([&](page const& part) { return storage::notifications_of(db, ann, false, part); }, 10);
    check_walks([&](page const& part) { return storage::notifications_of(db, ann, true, part); }, 10);
    check_walks([&](page const& part) { return storage::history_of(db, ann, part); }, 3);
    check_walks([&](page const& part) { return storage::listings_of(db, seller, part); }, 8);
    for (bool const newest_first : {true, false})
        check_walks(
            [&](page const& part) { return storage::top_discussions(db, item, newest_first, part); }, 7
        );
}

BOOST_FIXTURE_TEST_CASE(bids_go_on_behind_a_bid_that_is_known_by_its_id_only, full_club)
{
    auto const read = [&](page part)
    {
        if (part.after)
        {
            BOOST_TEST(part.after->order == 0);
            part.after = storage::place_of_bid(db, item, bid_id{part.after->row}).value();
        }
        return storage::bids_of_item(db, item, part);
    };
    check_walks(read, 7);
    BOOST_TEST(!storage::place_of_bid(db, item, bid_id{"gone"}).has_value());
    BOOST_TEST(!storage::place_of_bid(db, add_item().id, storage::bids_of_item(db, item)[0].id).has_value());
}

BOOST_FIXTURE_TEST_CASE(what_one_has_bid_on_is_walked_too, full_club)
{
    for (int more = 0; more < 4; ++more)
    {
        item = add_item().id;
        bid(ann, "10").value();
    }
    check_walks([&](page const& part) { return storage::bid_items_of(db, ann, part); }, 5);
}

BOOST_FIXTURE_TEST_CASE(a_row_that_comes_at_the_front_meanwhile_moves_nothing, full_club)
{
    auto const read = [&](page const& part) { return storage::visible_items(db, auction, ann, part); };
    std::vector<std::string> before;
    for (auto const& row : read({}))
        before.push_back(row.id.text);
    auto const walked = walk(
        1, read,
        [&]
        {
            now += 1ms;
            add_item();
        }
    );
    BOOST_TEST(walked == before, boost::test_tools::per_element());

    auto const notices = storage::notifications_of(db, ann, false).size();
    auto const seen = walk(
        2, [&](page const& part) { return storage::notifications_of(db, ann, false, part); },
        [&] { add_item(); }
    );
    BOOST_TEST(seen.size() == notices);
}

BOOST_FIXTURE_TEST_CASE(replies_come_with_the_comment_they_are_below, full_club)
{
    now += 1ms;
    auto const top = comment({});
    auto const reply = comment(top);
    auto const below = comment(reply);
    auto const first = storage::top_discussions(db, item, true, {.limit = 1});
    BOOST_REQUIRE(first.size() == 1u);
    BOOST_TEST(first[0].id == top);
    auto const replies = storage::replies_below(db, first);
    BOOST_REQUIRE(replies.size() == 2u);
    BOOST_TEST((std::set{replies[0].id, replies[1].id} == std::set{reply, below}));
    BOOST_TEST(storage::replies_below(db, {}).empty());
}

BOOST_FIXTURE_TEST_CASE(w_44_only_the_highest_bid_on_an_item_one_leads_is_winning, full_club)
{
    bid(ann, "50").value();
    bid(ann, "60").value();
    auto const bids = storage::history_of(db, ann, {});
    BOOST_TEST(std::ranges::count(bids, true, &storage::past_bid::is_winning) == 1);
    BOOST_TEST(bids[0].is_winning);
    BOOST_TEST(bids[0].amount == money{6000});
    auto const totals = storage::winning_totals_of(db, ann);
    BOOST_REQUIRE(totals.size() == 1u);
    BOOST_TEST(totals[0].total == money{6000});
    BOOST_TEST(totals[0].items == 1);
    BOOST_TEST(storage::winning_totals_of(db, bob).empty());
    BOOST_TEST(storage::totals_of_bidder(db, ann).bids == 5);
    BOOST_TEST(storage::totals_of_bidder(db, ann).items == 1);
    BOOST_TEST(storage::totals_of_bidder(db, ann).leading == 1);
    // 11 + 13 + 15 + 50 + 60
    BOOST_TEST(storage::currency_totals_of_bidder(db, ann).at(0).total == money{14900});
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
