#include "auction/channel.hpp"
#include "auction/currency.hpp"
#include "web/handlers.hpp"
#include "web/shapes.hpp"

#include <algorithm>
#include <iterator>

namespace auktiva::web {

namespace {

void write_bid_stats(json_writer& json, storage::database& db, user_id const& viewer)
{
    auto const totals = storage::totals_of_bidder(db, viewer);
    json.member("totalBids", totals.bids);
    json.array(
        "currencyTotals", storage::currency_totals_of_bidder(db, viewer),
        [&](storage::currency_total const& each)
        {
            json.object(
                [&]
                {
                    json.member("code", each.code);
                    json.member("symbol", find_currency(each.code)->symbol);
                    json.member("total", in_currency(each.code, each.total));
                }
            );
        }
    );
    json.member("itemsBidOn", totals.items);
    json.member("currentlyWinning", totals.leading);
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
                    json.object("bidStats", [&] { write_bid_stats(json, db, viewer); });
                    json.array(
                        "bidItems", storage::bid_items_of(db, viewer),
                        [&](auto const& row)
                        { json.object([&] { write_bid_item(json, row, viewer, call->use.home.secret); }); }
                    );
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

} // namespace auktiva::web
