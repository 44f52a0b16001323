#include "storage/results.hpp"

#include "auction/currency.hpp"
#include "commands/auctions.hpp"
#include "web/handlers.hpp"
#include "web/shapes.hpp"

#include <algorithm>

namespace auktiva::web {

namespace {

/// Who leads or has won, as far as the viewer may know. Addresses are for settling: for the two who settle
/// and for organisers, and only after the end.
void write_winner(json_writer& json, storage::item_result const& row, bidder_view const& view)
{
    bool const is_viewer = row.leader == view.viewer;
    if (!row.leader || (view.hides(row.leader_anonymous) && !is_viewer))
        return json.member("winner", nullptr);
    bool const settles = row.closed_at && (view.knows || is_viewer);
    write_user_ref(json, "winner", {*row.leader, row.leader_name, row.leader_email.value_or("")}, settles);
}

void write_result(json_writer& json, storage::item_result const& row, bidder_view const& view, bool organiser)
{
    bool const is_viewer = row.leader == view.viewer;
    bool const is_seller = row.seller == view.viewer;
    json.member("itemId", row.id);
    json.member("itemName", row.name);
    json.member("thumbnailUrl", image_url(row.thumbnail));
    json.member("winningBid", in_currency(row.currency_code, row.current_bid));
    json.member("currencyCode", row.currency_code);
    json.member("currencySymbol", find_currency(row.currency_code)->symbol);
    write_winner(json, row, view);
    bool const settles = is_seller || (row.closed_at && (organiser || is_viewer));
    write_user_ref(json, "seller", {row.seller, row.seller_name, row.seller_email}, settles);
    json.member("isCurrentUser", is_viewer);
    json.member("isItemCreator", is_seller);
    json.member("closedAt", row.closed_at);
}

struct results_page
{
    auction what;
    /// Published only.
    std::vector<storage::item_result> items;
    std::string_view secret;
    user_id viewer;
    bool organiser{};

    void write_rows(json_writer& json, std::string_view name, bool only_own) const
    {
        json.array(
            name, items,
            [&](storage::item_result const& row)
            {
                if (!row.leader || (only_own && row.leader != viewer))
                    return;
                bidder_view const view{secret, what.visibility, organiser || row.seller == viewer, viewer};
                json.object([&] { write_result(json, row, view, organiser); });
            }
        );
    }
};

void write_results(json_writer& json, results_page const& page)
{
    json.object(
        "auction",
        [&]
        {
            json.member("id", page.what.id);
            json.member("name", page.what.name);
            json.member("description", page.what.description);
            json.member("endDate", shown_end(page.what, page.what.ends_at));
            json.member("isEnded", page.what.closed_at.has_value());
        }
    );
    page.write_rows(json, "winners", false);
    page.write_rows(json, "userWins", true);
    std::int64_t bids = 0;
    for (auto const& row : page.items)
        bids += row.bid_count;
    json.member("totalItems", page.items.size());
    json.member("totalBids", bids);
}

void write_close(json_writer& json, commands::close_now::answer const& closed)
{
    json.member("message", "The auction is closed");
    json.object(
        "auction",
        [&]
        {
            json.member("id", closed.what.id);
            json.member("name", closed.what.name);
            json.member("endDate", closed.what.closed_at);
        }
    );
    json.array(
        "winners", closed.items,
        [&](storage::item_result const& row)
        {
            if (!row.leader)
                return;
            json.object(
                [&]
                {
                    json.member("itemId", row.id);
                    json.member("itemName", row.name);
                    json.member("winningBid", in_currency(row.currency_code, row.current_bid));
                    write_user_ref(
                        json, "winner", {*row.leader, row.leader_name, row.leader_email.value_or("")}
                    );
                    json.member("currencyCode", row.currency_code);
                }
            );
        }
    );
    json.member("totalItems", closed.items.size());
    json.member(
        "itemsWithBids",
        std::ranges::count_if(closed.items, [](auto const& row) { return row.bid_count > 0; })
    );
}

} // namespace

void close_auction(call_ptr call)
{
    call->commit(
        commands::close_now{call->id<auction_id>("auction"), call->viewer, call->at},
        [](commands::close_now::answer const& closed)
        { return object_answer(200, [&](json_writer& json) { write_close(json, closed); }); }
    );
}

void show_results(call_ptr call)
{
    call->read(
        [call, id = call->id<auction_id>("auction")](storage::database& db) -> result<http::response>
        {
            auto what = storage::find_auction(db, id);
            if (!what)
                return refusals::auction_not_found();
            auto items = storage::item_results(db, id, call->viewer);
            std::erase_if(items, [](auto const& row) { return !row.is_published; });
            results_page const page{
                *std::move(what), std::move(items), call->use.home.secret, call->viewer,
                organises(*call->as)};
            return object_answer(200, [&](json_writer& json) { write_results(json, page); });
        }
    );
}

} // namespace auktiva::web
