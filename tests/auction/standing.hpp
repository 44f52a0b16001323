#pragma once

#include "auction/bid_rules.hpp"

namespace auktiva {

inline user_id const seller{"seller"};
inline constexpr timestamp noon{std::chrono::hours{12}};

/// A published item without a bid and without an end.
inline item_standing open_item(bid_mode mode, std::int64_t starting_bid = 1000, std::int64_t increment = 100)
{
    return {
        .mode = mode,
        .published = true,
        .seller = seller,
        .starting_bid = {starting_bid},
        .increment = {increment}};
}

/// Makes the item what an accepted bid decided.
inline void advance(item_standing& item, bid_decision const& decision)
{
    item.price = decision.price;
    item.leader = decision.leader;
    item.leader_maximum = decision.leader_maximum;
    if (decision.ends_at)
        item.ends_at = decision.ends_at;
}

} // namespace auktiva
