#include "storage/bids.hpp"

#include "auth/signature.hpp"
#include "commands/place_bid.hpp"
#include "web/handlers.hpp"
#include "web/page.hpp"
#include "web/viewed_item.hpp"

#include <algorithm>

namespace auktiva::web {

namespace {

/// 8 to 64 visible ASCII characters.
bool is_retry_key(std::string_view key)
{
    return key.size() >= 8 && key.size() <= 64 &&
           std::ranges::all_of(key, [](char c) { return c > ' ' && c < 127; });
}

} // namespace

void list_bids(call_ptr call)
{
    auto const asked = asked_page(*call);
    if (!asked)
        return;
    call->read(
        [call, part = *asked](storage::database& db) mutable -> result<http::response>
        {
            auto const found = find_viewed_item(db, *call);
            if (!found)
                return found.error();
            auto const& what = found->what;
            if (part.after && !(part.after = storage::place_of_bid(db, what.id, bid_id{part.after->row})))
                return bad_cursor();
            auto const view = found->view(*call);
            auto const bids = storage::bids_of_item(db, what.id, part);
            auto const write = [&](json_writer& json, storage::bid_card const& bid)
            {
                json.object(
                    [&]
                    {
                        json.member("auctionItemId", what.id);
                        json.member("userId", view.bidder(what.id, bid.bidder, bid.is_anonymous));
                        write_bid_card(json, bid, what, view);
                    }
                );
            };
            return linked(array_answer(bids, write), call->request, bids.next);
        }
    );
}

void place_bid(call_ptr call)
{
    if (!call->within_rate("bid " + call->viewer.text, call->use.settings.bids))
        return;
    auto members = call->members();
    if (!members)
        return;
    commands::place_bid command{
        .auction = call->id<auction_id>("auction"),
        .item = call->id<item_id>("item"),
        .bidder = call->viewer,
        .amount = members->decimal("amount").value(),
        .anonymous = members->flag("isAnonymous").value_or(false),
        .at = call->at,
    };
    auto const key = call->request.header("Idempotency-Key");
    if (!key.empty() && !is_retry_key(key))
        return call->refuse(refusals::invalid("Idempotency-Key", "must be 8 to 64 visible ASCII characters"));
    if (!key.empty())
        command.once = commands::retry_key{
            std::string{key}, auth::sha256_hex("POST " + call->request.path + '\n' + call->request.body)};
    call->commit(
        std::move(command),
        [](commands::place_bid::answer placed)
        {
            auto answer = json_answer(201, std::move(placed.record));
            if (placed.replayed)
                answer.headers.emplace_back("Idempotency-Replayed", "true");
            return answer;
        }
    );
}

} // namespace auktiva::web
