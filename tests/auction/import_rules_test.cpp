#include "auction/import_rules.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva {

using namespace std::chrono_literals;

namespace {

constexpr timestamp noon{std::chrono::hours{24 * 365 * 50}};

member member_as(std::string user, role as)
{
    return {.id = {"m-" + user}, .user = {user}, .as = as, .invited_by = {}};
}

std::string roles(std::vector<member> const& members)
{
    std::string text;
    for (auto const& each : members)
        text += each.user.text + ' ' + std::string{name_of(each.as)} + ' ';
    return text;
}

discussion comment(std::string id, std::string parent = {})
{
    discussion made{.id = {std::move(id)}, .parent = {}};
    if (!parent.empty())
        made.parent = discussion_id{std::move(parent)};
    return made;
}

/// "id<parent id<parent" in order.
std::string tree(settled_discussions const& settled)
{
    std::string text;
    for (auto const& each : settled.in_order)
        text += each.id.text + (each.parent ? '<' + each.parent->text : std::string{}) + ' ';
    return text;
}

bid bid_of(std::string user, std::int64_t minor, timestamp at = noon)
{
    return {.bidder = {std::move(user)}, .amount = {minor}, .placed_at = at};
}

} // namespace

BOOST_AUTO_TEST_SUITE(rules_of_imports)

BOOST_AUTO_TEST_CASE(a_single_owner_stays_even_if_another_created_the_auction)
{
    std::vector members{member_as("ann", role::owner), member_as("bob", role::bidder)};
    BOOST_TEST(settle_owner(members, member_as("bob", role::owner)).empty());
    BOOST_TEST(roles(members) == "ann OWNER bob BIDDER ");
}

BOOST_AUTO_TEST_CASE(of_several_owners_the_creator_stays_one)
{
    std::vector members{member_as("ann", role::owner), member_as("bob", role::owner)};
    BOOST_TEST(settle_owner(members, member_as("bob", role::owner)).size() == 1u);
    BOOST_TEST(roles(members) == "ann ADMIN bob OWNER ");
}

BOOST_AUTO_TEST_CASE(an_auction_without_an_owner_has_its_creator)
{
    std::vector members{member_as("ann", role::admin), member_as("bob", role::bidder)};
    BOOST_TEST(settle_owner(members, member_as("bob", role::owner)).size() == 1u);
    BOOST_TEST(roles(members) == "ann ADMIN bob OWNER ");
    members = {member_as("ann", role::owner), member_as("cora", role::owner)};
    BOOST_TEST(settle_owner(members, member_as("bob", role::owner)).size() == 3u);
    BOOST_TEST(roles(members) == "ann ADMIN cora ADMIN bob OWNER ");
}

BOOST_AUTO_TEST_CASE(replies_come_after_what_they_answer)
{
    auto const settled = settle_discussions({comment("a", "c"), comment("b"), comment("c", "b")});
    BOOST_TEST(tree(settled) == "b c<b a<c ");
    BOOST_TEST(settled.changed.empty());
}

BOOST_AUTO_TEST_CASE(replies_to_nothing_and_circles_come_to_the_top)
{
    auto const settled = settle_discussions(
        {comment("a", "gone"), comment("b", "b"), comment("c", "e"), comment("d", "c"), comment("e", "d"),
         comment("f", "e")}
    );
    BOOST_TEST(tree(settled) == "a b c d<c e<d f<e ");
    BOOST_TEST(settled.changed.size() == 3u);
}

BOOST_AUTO_TEST_CASE(replies_are_never_deeper_than_one_can_answer)
{
    std::vector<discussion> all{comment("0")};
    for (int each = 1; each <= 2000; ++each)
        all.push_back(comment(std::to_string(each), std::to_string(each - 1)));
    auto const settled = settle_discussions(std::move(all));
    BOOST_TEST(settled.in_order.size() == 2001u);
    BOOST_TEST(settled.in_order[31].parent->text == "30");
    BOOST_TEST(settled.in_order[32].parent->text == "30");
    BOOST_TEST(settled.in_order[2000].parent->text == "30");
    BOOST_TEST(settled.changed.size() == 1969u);
}

BOOST_AUTO_TEST_CASE(w_16_an_item_is_over_when_its_auction_is)
{
    item_schedule const schedule{.mode = item_end_mode::auction_end, .auction_ends_at = noon};
    BOOST_TEST((imported_close(schedule, noon) == noon));
    BOOST_TEST(!imported_close(schedule, noon - 1ms));
}

BOOST_AUTO_TEST_CASE(an_item_that_was_ended_by_hand_stays_ended_in_every_mode)
{
    for (auto const mode : {item_end_mode::auction_end, item_end_mode::custom, item_end_mode::none})
    {
        item_schedule const schedule{.mode = mode, .item_ends_at = noon, .auction_ends_at = noon + 1h};
        BOOST_TEST((imported_close(schedule, noon + 1ms) == noon));
        BOOST_TEST(!imported_close(schedule, noon - 1ms));
    }
}

BOOST_AUTO_TEST_CASE(an_item_without_any_end_is_not_over)
{
    BOOST_TEST(!imported_close({.mode = item_end_mode::none}, noon));
}

BOOST_AUTO_TEST_CASE(w_2_the_highest_bid_leads_wherever_it_stands_and_the_first_of_equals)
{
    bid_tally tally;
    for (auto const& each :
         {bid_of("ann", 1000), bid_of("bob", 5000), bid_of("cora", 5000), bid_of("ann", 1200, noon + 1h)})
        tally.take(each);
    BOOST_TEST(tally.count() == 4);
    BOOST_TEST(tally.top()->bidder.text == "bob");
    BOOST_TEST((tally.last_at() == noon + 1h));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
