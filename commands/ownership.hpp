#pragma once

#include "commands/context.hpp"
#include "commands/remove_account.hpp"

#include <vector>

namespace auktiva::commands {

/// An auction of one user's that another takes over.
struct handover
{
    auction_id auction;
    user_id to;
};

/// What a leaving user wants done with the auctions he owns, checked: each is named once, none is another's,
/// and whoever takes one over is somebody else with an account.
result<std::vector<handover>> plan_handovers(context& within, remove_account const& command);

/// The new owner is the only one, and the auction's creator.
void hand_over(context& within, handover const& what, user_id const& from);

} // namespace auktiva::commands
