#include "auction/channel.hpp"
#include "auction/currency.hpp"
#include "web/handlers.hpp"
#include "web/page.hpp"
#include "web/shapes.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace auktiva::web {

namespace {

void write_total(json_writer& json, std::string_view code, money total)
{
    json.object(
        [&]
        {
            json.member("code", code);
            json.member("symbol", find_currency(code)->symbol);
            json.member("total", in_currency(code, total));
        }
    );
}

void write_bid_stats(json_writer& json, storage::database& db, user_id const& viewer)
{
    auto const totals = storage::totals_of_bidder(db, viewer);
    json.member("totalBids", totals.bids);
    json.array(
        "currencyTotals", storage::currency_totals_of_bidder(db, viewer),
        [&](auto const& each) { write_total(json, each.code, each.total); }
    );
    json.member("itemsBidOn", totals.items);
    json.member("currentlyWinning", totals.leading);
}

void write_bids(json_writer& json, storage::database& db, call const& what, auto const& items)
{
    json.object("bidStats", [&] { write_bid_stats(json, db, what.viewer); });
    json.array(
        "bidItems", items,
        [&](storage::bid_item const& row)
        { json.object([&] { write_bid_item(json, row, what.viewer, what.use.home.secret); }); }
    );
}

void write_past_bid(json_writer& json, storage::past_bid const& row)
{
    json.member("id", row.id);
    json.member("amount", in_currency(row.currency_code, row.amount));
    json.member("createdAt", row.placed_at);
    json.member("isWinning", row.is_winning);
    json.object(
        "item",
        [&]
        {
            json.member("id", row.item);
            json.member("name", row.item_name);
            json.member("currentBid", in_currency(row.currency_code, row.current_bid));
            json.member("endDate", shown_end(row, row.ends_at));
            json.object(
                "currency",
                [&]
                {
                    json.member("code", row.currency_code);
                    json.member("symbol", find_currency(row.currency_code)->symbol);
                }
            );
        }
    );
    json.object(
        "auction",
        [&]
        {
            json.member("id", row.auction);
            json.member("name", row.auction_name);
        }
    );
}

/// Over all bids, not only those of the page.
void write_history_stats(json_writer& json, storage::database& db, user_id const& viewer)
{
    auto const winning = storage::winning_totals_of(db, viewer);
    std::int64_t items = 0;
    for (auto const& each : winning)
        items += each.items;
    json.member("totalBids", storage::totals_of_bidder(db, viewer).bids);
    json.member("winningBids", items);
    json.array("winningTotals", winning, [&](auto const& each) { write_total(json, each.code, each.total); });
}

} // namespace

void dashboard(call_ptr call)
{
    call->read(
        [call](storage::database& db) -> result<http::response>
        {
            auto const& viewer = call->viewer;
            auto auctions = storage::cards_of_member(db, viewer);
            std::ranges::move(storage::open_cards(db, viewer), std::back_inserter(auctions));
            return object_answer(
                200,
                [&](json_writer& json)
                {
                    json.array(
                        "auctions", auctions,
                        [&](auto const& card) { json.object([&] { write_auction_card(json, card); }); }
                    );
                    write_bids(json, db, *call, storage::bid_items_of(db, viewer));
                    json.array(
                        "userItems", storage::listings_of(db, viewer),
                        [&](auto const& row) { json.object([&] { write_listing(json, row); }); }
                    );
                    write_position(json, db, call->use.home, channel_of(viewer));
                }
            );
        }
    );
}

void app_data(call_ptr call)
{
    std::set<auction_id> organised;
    for (auto const& [auction, as] : call->use.people.memberships(call->viewer))
        if (organises(as))
            organised.insert(auction);
    auto const write = [&](json_writer& json)
    {
        json.member("isAuctionAdmin", !organised.empty());
        json.array("adminAuctionIds", organised, [&](auto const& id) { json.value(id); });
    };
    call->answer(object_answer(200, write));
}

void my_bids(call_ptr call)
{
    auto const part = asked_page(*call);
    if (!part)
        return;
    call->read(
        [call, part = *part](storage::database& db) -> result<http::response>
        {
            auto const items = storage::bid_items_of(db, call->viewer, part);
            auto const write = [&](json_writer& json)
            {
                write_bids(json, db, *call, items);
                write_next(json, items.next);
            };
            return linked(object_answer(200, write), call->request, items.next);
        }
    );
}

void my_history(call_ptr call)
{
    constexpr std::int64_t latest = 100;
    auto part = asked_page(*call);
    if (!part)
        return;
    part->limit = part->limit.value_or(latest);
    call->read(
        [call, part = *part](storage::database& db) -> result<http::response>
        {
            auto const bids = storage::history_of(db, call->viewer, part);
            auto const write = [&](json_writer& json)
            {
                json.array(
                    "bids", bids,
                    [&](storage::past_bid const& row) { json.object([&] { write_past_bid(json, row); }); }
                );
                json.object("stats", [&] { write_history_stats(json, db, call->viewer); });
                write_next(json, bids.next);
            };
            return linked(object_answer(200, write), call->request, bids.next);
        }
    );
}

void my_listings(call_ptr call)
{
    auto const part = asked_page(*call);
    if (!part)
        return;
    call->read(
        [call, part = *part](storage::database& db) -> result<http::response>
        {
            auto const rows = storage::listings_of(db, call->viewer, part);
            auto const write = [](json_writer& json, storage::listing const& row)
            { json.object([&] { write_listing(json, row); }); };
            return linked(array_answer(rows, write), call->request, rows.next);
        }
    );
}

} // namespace auktiva::web
