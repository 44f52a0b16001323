#pragma once

#include "auction/auction.hpp"
#include "auction/item.hpp"
#include "commands/context.hpp"

#include <optional>
#include <string>

namespace auktiva::commands {

/// A bidder as the least privileged member may know him.
std::string public_bidder(context const& within, item const& on, user_id const& bidder, bool hidden);
std::optional<std::string> public_leader(context const& within, item const& of, auction const& in);

} // namespace auktiva::commands
