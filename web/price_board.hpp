#pragma once

#include "auction/ids.hpp"
#include "commands/effects.hpp"

#include <chrono>
#include <list>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace auktiva::web {

/// What the channels of auctions are still to be told of prices: of each item the newest only, and of each
/// auction at most one batch in an interval, however many bids there are. It has no clock and no timer;
/// whoever has tells it the time.
class price_board
{
public:
    using time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::milliseconds interval{500};
    /// Of one batch; the rest follows in the next.
    static constexpr std::size_t most_items = 100;

    struct batch
    {
        auction_id auction;
        /// As announce has made them; those that have waited longest first.
        std::vector<std::string> items;
    };

    /// True if nothing was told of the auction for an interval, so that this need not wait.
    bool put(commands::item_priced const& price);
    /// What waits must not be told any more.
    void forget(auction_id const& auction);
    void forget(auction_id const& auction, item_id const& item);

    /// The batches whose time has come.
    std::vector<batch> take(time now);
    /// When to take again, if ever.
    std::optional<time> due() const;

private:
    /// An auction of which something waits, or was told within the last interval.
    struct auction_prices
    {
        time not_before{};
        std::list<commands::item_priced> waiting;
        std::unordered_map<item_id, std::list<commands::item_priced>::iterator> by_item;
    };

    static batch take_batch(auction_prices& from);

    std::unordered_map<auction_id, auction_prices> auctions_;
};

} // namespace auktiva::web
