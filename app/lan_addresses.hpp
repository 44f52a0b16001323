#pragma once

#include <string>
#include <vector>

namespace auktiva::app {

/// The IPv4 addresses under which others in the network reach this machine; in the order of its interfaces.
std::vector<std::string> lan_addresses();

} // namespace auktiva::app
