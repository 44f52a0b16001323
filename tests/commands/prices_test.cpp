#include "auction/channel.hpp"
#include "auth/pseudonym.hpp"
#include "commands/announce_prices.hpp"
#include "commands/edit_items.hpp"
#include "commands/remove_account.hpp"
#include "storage/event_log.hpp"
#include "storage/items.hpp"
#include "tests/support/club.hpp"

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

namespace auktiva {

BOOST_AUTO_TEST_SUITE(prices_of_items)

using namespace std::chrono_literals;

struct priced_club : club
{
    using club::club;

    /// What the last command told of prices.
    std::vector<commands::item_priced> priced() const
    {
        std::vector<commands::item_priced> found;
        for (auto const& effect : effects.in_order)
            if (auto const* price = std::get_if<commands::item_priced>(&effect))
                found.push_back(*price);
        return found;
    }

    boost::json::object only_price() const
    {
        auto const all = priced();
        BOOST_REQUIRE_EQUAL(all.size(), 1u);
        return boost::json::parse(all.front().data).as_object();
    }

    std::string leader_told() const { return std::string{only_price().at("highestBidderId").as_string()}; }

    void change(commands::item_form form)
    {
        run(commands::change_item{.auction = auction, .id = item, .actor = seller, .form = form}).value();
    }
};

BOOST_FIXTURE_TEST_CASE(a_bid_tells_all_that_a_grid_shows_of_it, priced_club)
{
    BOOST_REQUIRE(bid(ann, "12.5"));
    auto const told = priced();
    BOOST_REQUIRE_EQUAL(told.size(), 1u);
    BOOST_TEST(told.front().auction.text == auction.text);
    BOOST_TEST(told.front().item.text == item.text);
    BOOST_TEST(
        told.front().data == R"({"itemId":")" + item.text +
                                 R"(","currencyCode":"EUR","currentBid":12.5,"bidCount":1,"minBid":13.5,)" +
                                 R"("highestBidderId":")" + ann.text + R"(","endsAt":")" +
                                 format_time(noon + 1h) + R"(","seq":1})"
    );
}

BOOST_FIXTURE_TEST_CASE(a_batch_is_of_one_auction_and_has_no_number, priced_club)
{
    std::vector<std::string> const items{R"({"itemId":"a"})", R"({"itemId":"b"})"};
    auto const event = commands::prices_event(home, auction, items);
    BOOST_TEST(event.channel == channel_of(auction));
    BOOST_TEST(event.name == "item:prices");
    BOOST_TEST(event.seq == 0u);
    BOOST_TEST(
        event.data ==
        R"({"auctionId":")" + auction.text + R"(","items":[{"itemId":"a"},{"itemId":"b"}],"epoch":"e"})"
    );
}

BOOST_FIXTURE_TEST_CASE(the_log_of_the_auction_knows_nothing_of_prices, priced_club)
{
    auto const before = storage::event_head(db, channel_of(auction));
    BOOST_REQUIRE(bid(ann, "10"));
    BOOST_TEST(storage::event_head(db, channel_of(auction)) == before);
}

BOOST_FIXTURE_TEST_CASE(an_end_that_a_late_bid_moves_is_told_with_its_price, priced_club)
{
    commands::item_form form;
    form.anti_snipe_enabled = true;
    change(form);
    now = noon + 1h - 1ms;
    BOOST_REQUIRE(bid(ann, "10"));
    auto const end = storage::find_item(db, item)->closes_at.value();
    BOOST_TEST((end > noon + 1h));
    BOOST_TEST(std::string{only_price().at("endsAt").as_string()} == format_time(end));
}

BOOST_FIXTURE_TEST_CASE(an_end_that_the_seller_moves_is_told, priced_club)
{
    commands::item_form form;
    form.ends_at = noon + 2h;
    change(form);
    auto const told = only_price();
    BOOST_TEST(std::string{told.at("endsAt").as_string()} == format_time(noon + 2h));
    BOOST_TEST(told.at("currentBid").is_null());
    BOOST_TEST(told.at("highestBidderId").is_null());
}

BOOST_FIXTURE_TEST_CASE(an_end_that_moves_with_its_auction_is_told, priced_club)
{
    commands::auction_form form;
    form.ends_at = noon + 30min;
    run(commands::change_auction{.id = auction, .actor = seller, .form = form}).value();
    BOOST_TEST(std::string{only_price().at("endsAt").as_string()} == format_time(noon + 30min));
}

BOOST_FIXTURE_TEST_CASE(another_least_bid_is_told, priced_club)
{
    commands::item_form form;
    form.starting_bid = "20";
    run(commands::edit_items{.items = {item}, .changes = form, .actor = seller}).value();
    BOOST_TEST(only_price().at("minBid").to_number<int>() == 20);
}

BOOST_FIXTURE_TEST_CASE(what_moves_neither_price_nor_end_tells_none, priced_club)
{
    commands::item_form form;
    form.name = "Lamp";
    change(form);
    BOOST_TEST(priced().empty());
}

BOOST_FIXTURE_TEST_CASE(a_draft_tells_nothing, priced_club)
{
    item = add_item(false).id;
    commands::item_form form;
    form.ends_at = noon + 2h;
    change(form);
    BOOST_TEST(priced().empty());
    BOOST_TEST(bid(ann, "10").has_error());
    BOOST_TEST(priced().empty());
}

BOOST_FIXTURE_TEST_CASE(a_leading_proxy_that_raises_itself_tells_nothing, priced_club)
{
    db.script("mode", "UPDATE auction SET bid_mode = 'PROXY'");
    BOOST_REQUIRE(bid(ann, "50"));
    BOOST_REQUIRE(bid(ann, "60"));
    BOOST_TEST(priced().empty());
}

BOOST_FIXTURE_TEST_CASE(a_proxy_tells_its_price_and_not_its_maximum, priced_club)
{
    db.script("mode", "UPDATE auction SET bid_mode = 'PROXY'");
    BOOST_REQUIRE(bid(ann, "50"));
    BOOST_TEST(priced().front().data.find("50") == std::string::npos);
    BOOST_TEST(only_price().at("currentBid").to_number<int>() == 10);
}

BOOST_FIXTURE_TEST_CASE(when_a_leader_goes_what_remains_is_told, priced_club)
{
    bid(ann, "10").value();
    bid(bob, "20").value();
    run(commands::remove_account{.user = bob, .checked_hash = "x"}).value();
    auto const told = only_price();
    BOOST_TEST(told.at("currentBid").to_number<int>() == 10);
    BOOST_TEST(told.at("bidCount").to_number<int>() == 1);
    BOOST_TEST(leader_told() == ann.text);
}

BOOST_AUTO_TEST_CASE(who_leads_an_anonymous_auction_is_told_by_his_pseudonym)
{
    priced_club club{bidder_visibility::anonymous};
    BOOST_REQUIRE(club.bid(club.ann, "10"));
    auto const data = club.priced().front().data;
    BOOST_TEST(data.find(club.ann.text) == std::string::npos);
    BOOST_TEST(data.find("ann") == std::string::npos);
    BOOST_TEST(club.leader_told() == auth::make_pseudonym(club.home.secret, club.item, club.ann));
}

BOOST_AUTO_TEST_CASE(where_each_bid_decides_the_leading_one_does)
{
    priced_club club{bidder_visibility::per_bid};
    auto const bid_as = [&](user_id const& who, std::string amount, bool hidden)
    {
        commands::place_bid what{.auction = club.auction, .item = club.item, .bidder = who, .amount = amount};
        what.anonymous = hidden;
        club.run(std::move(what)).value();
        return club.leader_told();
    };
    BOOST_TEST(bid_as(club.ann, "10", false) == club.ann.text);
    auto const pseudonym = auth::make_pseudonym(club.home.secret, club.item, club.bob);
    BOOST_TEST(bid_as(club.bob, "11", true) == pseudonym);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
