#pragma once

#include "auction/time.hpp"

#include <string>
#include <string_view>

namespace auktiva::auth {

/// A new id: `c`, 8 characters of time (which sort by it until 2059), 16 random ones; the shape of Auktiva's.
std::string make_id(timestamp now);

/// One character [0-9a-z] for each byte, for text nobody decodes.
std::string base36(std::string_view bytes);

} // namespace auktiva::auth
