#pragma once

#include "app/setting.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace auktiva::app {

/// Where the server is reached and by whom.
struct network_settings
{
    std::string host{"0.0.0.0"};
    std::uint16_t port{3000};
    /// What users type to get here; empty: http://localhost and the port.
    std::string public_url;
    /// Origins other than our own that may open sockets and send cookies.
    std::vector<std::string> allowed_origins;
    /// Addresses or networks whose X-Forwarded-For counts.
    std::string trusted_proxies;
};

setting_table network_table();

} // namespace auktiva::app
