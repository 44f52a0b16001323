#pragma once

#include "auction/access_rules.hpp"
#include "commands/context.hpp"

#include <string>

namespace auktiva::commands {

/// A member where he acts; not_a_member otherwise, also for an auction that does not exist.
result<member> find_acting_member(context& within, auction_id const& auction, user_id const& user);

/// An item of that auction that the viewer may see; item_not_found otherwise.
result<item>
find_visible_item(context& within, auction_id const& auction, item_id const& id, user_id const& viewer);

/// The auction of somebody known to be its member.
auction must_find_auction(context& within, auction_id const& id);

std::optional<std::string> name_of_user(context& within, user_id const& user);

} // namespace auktiva::commands
