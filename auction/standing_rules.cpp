#include "auction/standing_rules.hpp"

#include <algorithm>

namespace auktiva {

namespace {

/// The highest; of equal ones the first.
standing_bid const& best_of(std::span<standing_bid const> bids)
{
    return *std::ranges::max_element(bids, {}, &standing_bid::amount);
}

/// As far as the best of the others made the leader's proxy go.
money proxy_price(item_standing const& item, std::span<standing_bid const> bids, standing_bid const& best)
{
    std::optional<money> second;
    for (auto const& each : bids)
        if (each.bidder != best.bidder)
            second = std::max(second, std::optional{each.amount});
    auto fresh = item;
    fresh.price.reset();
    return second ? std::min(best.amount, *second + item.increment) : minimum_bid(fresh);
}

} // namespace

bid_outcome outcome_of(item_standing const& item, std::span<standing_bid const> bids)
{
    if (bids.empty())
        return {};
    auto const& best = best_of(bids);
    auto price = item.mode == bid_mode::proxy ? proxy_price(item, bids, best) : best.amount;
    if (item.price)
        price = std::min(price, *item.price);
    return {
        .price = price,
        .leader = best.bidder,
        .leader_maximum = best.amount,
        .leader_anonymous = best.anonymous,
    };
}

} // namespace auktiva
