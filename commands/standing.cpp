#include "commands/standing.hpp"

namespace auktiva::commands {

item_standing standing_of(item const& what, auction const& in)
{
    item_standing standing{
        .mode = in.bids,
        .published = what.is_published,
        .seller = what.creator,
        .starting_bid = what.starting_bid,
        .increment = what.min_bid_increment,
        .price = what.current_bid,
        .leader = what.leader,
        .leader_maximum = what.leader_maximum,
        .ends_at = what.closes_at,
        .closed = what.closed_at.has_value(),
    };
    if (what.anti_snipe_enabled)
        standing.late_bids = soft_close{
            .mode = in.soft_close,
            .window = std::chrono::seconds{what.anti_snipe_threshold},
            .extension = std::chrono::seconds{what.anti_snipe_extension},
            .hard_stop_at = in.hard_stop_at,
        };
    return standing;
}

} // namespace auktiva::commands
