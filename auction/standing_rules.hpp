#pragma once

#include "auction/bid_rules.hpp"

#include <optional>
#include <span>

namespace auktiva {

/// One bid of those that stand on an item.
struct standing_bid
{
    user_id bidder;
    money amount;
    bool anonymous{};
};

/// Who leads by these bids, and at what price.
struct bid_outcome
{
    std::optional<money> price{};
    std::optional<user_id> leader{};
    money leader_maximum{};
    bool leader_anonymous{};
};

/// What `bids`, in the order they were placed, come to on the item. For when some of them were taken away:
/// the price never rises above the one that stood.
bid_outcome outcome_of(item_standing const& item, std::span<standing_bid const> bids);

} // namespace auktiva
