#pragma once

#include "auction/auction.hpp"
#include "auction/item.hpp"
#include "commands/context.hpp"

#include <span>
#include <string>

// The one event that is not logged, and made of many facts: what the items of an auction stand at.
namespace auktiva::commands {

/// An item of `in` has another price, another next bid or another end.
struct price_moved
{
    item const& of;
    auction const& in;
    money minimum_next;
    /// Of the item's channel: what it has told up to there is in this price.
    std::int64_t seq{};
};

void announce(context& within, price_moved const& fact);

/// item:prices for the auction's channel; `items` are the `data` of item_priced.
channel_event prices_event(house const& home, auction_id const& of, std::span<std::string const> items);

} // namespace auktiva::commands
