#pragma once

#include "auction/auction.hpp"
#include "auction/item.hpp"
#include "commands/context.hpp"

#include <span>

namespace auktiva::commands {

/// Gives a made item its id and stores it; announcing it is another matter.
void store_new_item(context& within, item& fresh);

/// Tells everybody of published items of one auction, once in an item's life: an event for each, and to each
/// member one notice of all that others sell.
void announce_new_items(context& within, auction const& in, std::span<item const> fresh);

} // namespace auktiva::commands
