#include "commands/place_bid.hpp"

#include "auction/channel.hpp"
#include "auction/currency.hpp"
#include "auction/json_writer.hpp"
#include "auction/refusals.hpp"
#include "auth/random_id.hpp"
#include "commands/announce.hpp"
#include "commands/lookup.hpp"
#include "commands/mail.hpp"
#include "commands/notify.hpp"
#include "commands/standing.hpp"
#include "storage/accepted_requests.hpp"
#include "storage/bids.hpp"
#include "storage/event_log.hpp"
#include "storage/items.hpp"

#include <algorithm>

namespace auktiva::commands {

namespace {

/// A leader who raises his own maximum keeps his bid; anybody else adds one.
bid store_bid(
    context& within, place_bid const& command, bid_decision const& decision, money amount, bool hidden
)
{
    if (!decision.moved)
        if (auto standing = storage::find_top_bid(within.db, command.item, command.bidder))
        {
            standing->amount = amount;
            storage::raise_bid(within.db, standing->id, amount);
            return *standing;
        }
    bid placed{
        .id = {auth::make_id(within.at)},
        .item = command.item,
        .bidder = command.bidder,
        .amount = amount,
        .is_anonymous = hidden,
        .placed_at = within.at,
    };
    storage::add_bid(within.db, placed);
    return placed;
}

void advance(item& what, bid_decision const& decision, bid const& placed)
{
    what.current_bid = decision.price;
    what.leader = decision.leader;
    what.leader_maximum = decision.leader_maximum;
    if (decision.leads)
        what.leader_anonymous = placed.is_anonymous;
    if (decision.moved)
        ++what.bid_count;
    if (decision.ends_at)
        what.extended_until = what.closes_at = decision.ends_at;
}

void tell_outbid(context& within, user_id const& user, item const& on, auction const& in)
{
    auto const own_top = storage::top_bid_of(within.db, on.id, user).value_or(money{});
    announce(within, user_outbid{user, on, in, own_top});
    notify(
        within,
        {
            .recipient = user,
            .type = notification_type::outbid,
            .auction = in.id,
            .item = on.id,
            .subject = on.name,
            .detail = price_text(*on.current_bid, on.currency_code),
        }
    );
    mail_outbid(within, user, on, in);
}

std::string
record_of(bid const& placed, item const& on, bid_decision const& decision, money minimum, std::int64_t seq)
{
    auto const exponent = find_currency(on.currency_code)->exponent;
    std::string record;
    json_writer json{record};
    json.object(
        [&]
        {
            json.member("id", placed.id);
            json.member("auctionItemId", placed.item);
            json.member("userId", placed.bidder);
            json.member("amount", amount{placed.amount, exponent});
            json.member("isAnonymous", placed.is_anonymous);
            json.member("createdAt", placed.placed_at);
            json.member("leads", decision.leads);
            json.member("currentBid", amount{on.current_bid, exponent});
            json.member("minBid", amount{minimum, exponent});
            if (decision.ends_at)
                json.member("newEndDate", *decision.ends_at);
            json.member("endsAt", on.closes_at);
            json.member("seq", seq);
        }
    );
    return record;
}

/// What an earlier request with the same key was answered, if it was accepted.
result<std::optional<place_bid::answer>> find_replay(context& within, place_bid const& command)
{
    if (!command.once)
        return std::nullopt;
    auto accepted = storage::find_accepted_request(within.db, command.bidder, command.once->key);
    if (!accepted)
        return std::nullopt;
    if (accepted->request_hash != command.once->request_hash)
        return problem{
            refusal::validation, "E_IDEMPOTENCY_KEY_REUSED",
            "This Idempotency-Key was used for another request"};
    return place_bid::answer{std::move(accepted->answer), true};
}

/// An item with its auction, as somebody who may bid there finds it.
struct scene
{
    item what;
    auction in;
    int exponent;
};

result<scene> find_scene(context& within, place_bid const& command)
{
    auto const acting = find_acting_member(within, command.auction, command.bidder);
    if (!acting)
        return acting.error();
    auto found = storage::find_item(within.db, command.item);
    if (!found || found->auction != command.auction)
        return refusals::item_not_found();
    auto const exponent = find_currency(found->currency_code)->exponent;
    return scene{*std::move(found), must_find_auction(within, command.auction), exponent};
}

result<money> read_offer(place_bid const& command, scene const& at)
{
    auto const offered = parse_money(command.amount, at.exponent);
    if (!offered)
        return refusals::invalid("amount", "is not an amount in " + at.what.currency_code);
    if (*offered == money{})
        return refusals::invalid("amount", "must be more than 0");
    return *offered;
}

void tell_everybody(
    context& within, scene const& at, bid const& placed, bid_decision const& decision, money minimum
)
{
    // What a maximum exceeds the price by stays its bidder's secret.
    auto const shown = std::min(placed.amount, decision.price);
    if (decision.moved)
        announce(
            within,
            bid_placed{
                at.what, at.in, placed, shown, name_of_user(within, placed.bidder), minimum, decision.ends_at}
        );
    if (decision.outbid)
        tell_outbid(within, *decision.outbid, at.what, at.in);
}

} // namespace

result<place_bid::answer> run(place_bid const& command, context& within)
{
    auto replay = find_replay(within, command);
    if (!replay)
        return replay.error();
    if (*replay)
        return **std::move(replay);
    auto at = find_scene(within, command);
    if (!at)
        return at.error();
    auto const offered = read_offer(command, *at);
    if (!offered)
        return offered.error();
    auto const decision =
        decide_bid(standing_of(at->what, at->in), {command.bidder, *offered, within.at}, at->exponent);
    if (!decision)
        return decision.error();

    auto const hidden = command.anonymous && at->in.visibility == bidder_visibility::per_bid;
    auto const placed = store_bid(within, command, *decision, *offered, hidden);
    advance(at->what, *decision, placed);
    storage::advance_item(within.db, at->what);
    within.touch(at->what.id, at->what.auction);
    if (decision->ends_at)
        within.note(ends_moved{});

    auto const minimum = minimum_bid(standing_of(at->what, at->in));
    tell_everybody(within, *at, placed, *decision, minimum);
    auto const seq = storage::event_head(within.db, channel_of(at->what.id));
    place_bid::answer answer{record_of(placed, at->what, *decision, minimum, seq)};
    if (command.once)
        storage::add_accepted_request(
            within.db,
            {command.bidder, command.once->key, command.once->request_hash, answer.record, within.at}
        );
    return answer;
}

} // namespace auktiva::commands
