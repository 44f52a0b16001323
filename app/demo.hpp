#pragma once

#include "app/config.hpp"

#include <ostream>

namespace auktiva::app {

/// Fills an empty database with a believable club auction: members, 12 items, bids, discussions, by the same
/// commands the API uses. Tells `out` how to sign in. Throws wrong_setting if anybody has an account already.
void fill_demo(settings const& with, std::ostream& out);

} // namespace auktiva::app
