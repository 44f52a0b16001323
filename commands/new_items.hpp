#pragma once

#include "auction/auction.hpp"
#include "auction/item.hpp"
#include "commands/context.hpp"

#include <span>

namespace auktiva::commands {

/// Gives made items their ids, which rise in their order, and stores them; announcing them is another matter.
void store_new_items(context& within, std::span<item> fresh);

/// Stores what a form has made of an item, and tells of it, unless everybody is to be told of the item
/// itself.
void store_changed_item(context& within, item const& before, item const& after, auction const& in);

/// Whether everybody is to be told now that there is such an item.
bool is_first_published(item const& before, item const& after);

/// Tells everybody of published items of one auction, once in an item's life: an event for each, and to each
/// member one notice of all that others sell.
void announce_new_items(context& within, auction const& in, std::span<item const> fresh);

} // namespace auktiva::commands
