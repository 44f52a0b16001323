#pragma once

#include "auction/auction.hpp"
#include "auction/bid_rules.hpp"
#include "auction/item.hpp"

namespace auktiva::commands {

/// An item in its auction, as bid_rules reads it.
item_standing standing_of(item const& what, auction const& in);

} // namespace auktiva::commands
