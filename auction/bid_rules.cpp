#include "auction/bid_rules.hpp"

#include <algorithm>

namespace auktiva {

namespace {

constexpr money least{1};

bool raises_own_maximum(item_standing const& item, user_id const& bidder)
{
    return item.mode == bid_mode::proxy && item.leader == bidder;
}

bool is_past_end(item_standing const& item, timestamp at)
{
    return item.ends_at && at >= *item.ends_at;
}

/// Tells the end, unless the item was closed by hand before it.
problem bidding_ended(item_standing const& item, timestamp at)
{
    problem refused{.sort = refusal::bad_request, .key = "E_BIDDING_ENDED", .message = "Bidding has ended"};
    if (is_past_end(item, at))
        refused.details.emplace_back("endsAt", '"' + format_time(*item.ends_at) + '"');
    return refused;
}

problem not_higher_than_own_maximum(money maximum, int exponent)
{
    return {
        .sort = refusal::bad_request,
        .key = "E_NOT_HIGHER_THAN_OWN_MAX",
        .message = "You lead with a maximum of " + format_money(maximum, exponent) + "; bid more to raise it",
        .details = {{"yourMax", shortest_money(maximum, exponent)}},
    };
}

problem bid_too_low(money minimum, int exponent)
{
    return {
        .sort = refusal::bad_request,
        .key = "E_BID_TOO_LOW",
        .message = "The bid must be at least " + format_money(minimum, exponent),
        .details = {{"minBid", shortest_money(minimum, exponent)}},
    };
}

std::optional<problem> find_refusal(item_standing const& item, bid_attempt const& bid, int exponent)
{
    if (!item.published)
        return problem{refusal::bad_request, "E_NOT_PUBLISHED", "This item is not published yet"};
    if (bid.bidder == item.seller)
        return problem{refusal::forbidden, "E_OWN_ITEM", "You cannot bid on your own item"};
    if (item.closed || is_past_end(item, bid.at))
        return bidding_ended(item, bid.at);
    bool const raises = raises_own_maximum(item, bid.bidder);
    if (raises && bid.amount <= item.leader_maximum)
        return not_higher_than_own_maximum(item.leader_maximum, exponent);
    if (auto const minimum = minimum_bid(item); !raises && bid.amount < minimum)
        return bid_too_low(minimum, exponent);
    return std::nullopt;
}

/// The least the winner must offer: one increment over the best losing maximum, capped by his own.
bid_decision decide_by_proxy(item_standing const& item, bid_attempt const& bid)
{
    if (raises_own_maximum(item, bid.bidder))
        return {.price = *item.price, .leader = bid.bidder, .leader_maximum = bid.amount};

    if (!item.leader)
        return {.price = minimum_bid(item), .leader = bid.bidder, .leader_maximum = bid.amount};

    auto const standing = item.leader_maximum;
    if (bid.amount > standing)
    {
        auto const price = std::min(bid.amount, standing + item.increment);
        return {.price = price, .leader = bid.bidder, .leader_maximum = bid.amount};
    }
    auto const price = std::min(standing, bid.amount + item.increment);
    return {.price = price, .leader = *item.leader, .leader_maximum = standing};
}

bid_decision decide_plainly(bid_attempt const& bid)
{
    return {.price = bid.amount, .leader = bid.bidder, .leader_maximum = bid.amount};
}

} // namespace

money minimum_bid(item_standing const& item)
{
    return item.price ? *item.price + item.increment : std::max(item.starting_bid, least);
}

money minimum_bid_of(item_standing const& item, user_id const& bidder)
{
    return raises_own_maximum(item, bidder) ? item.leader_maximum + least : minimum_bid(item);
}

result<bid_decision> decide_bid(item_standing const& item, bid_attempt const& bid, int exponent)
{
    if (auto refused = find_refusal(item, bid, exponent))
        return *std::move(refused);

    auto decision = item.mode == bid_mode::proxy ? decide_by_proxy(item, bid) : decide_plainly(bid);
    decision.leads = decision.leader == bid.bidder;
    decision.moved = decision.price != item.price || decision.leader != item.leader;
    if (item.leader != decision.leader)
        decision.outbid = item.leader;
    if (decision.moved && item.ends_at && item.late_bids)
        decision.ends_at = extended_end(*item.late_bids, *item.ends_at, bid.at);
    return decision;
}

} // namespace auktiva
