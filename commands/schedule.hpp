#pragma once

#include "auction/auction.hpp"
#include "auction/item.hpp"

namespace auktiva::commands {

/// The schedule of an item in its auction, as closing_rules reads it.
inline item_schedule schedule_of(item const& what, auction const& in)
{
    return {
        .mode = in.items_end,
        .item_ends_at = what.ends_at,
        .auction_ends_at = in.ends_at,
        .extended_until = what.extended_until,
        .hard_stop_at = in.hard_stop_at,
        .closed_at = what.closed_at,
    };
}

} // namespace auktiva::commands
