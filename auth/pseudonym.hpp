#pragma once

#include "auction/ids.hpp"

#include <string>
#include <string_view>

namespace auktiva::auth {

/// What an anonymous bidder is called on one item: `c` and 24 characters [0-9a-z], the shape of an id,
/// the same for all his bids there, and no link to his bids elsewhere without the secret.
std::string make_pseudonym(std::string_view secret, item_id const& item, user_id const& bidder);

} // namespace auktiva::auth
