#pragma once

#include "app/setting.hpp"

#include <cstdint>
#include <string>

namespace auktiva::app {

/// The port for whoever watches the server.
struct metrics_settings
{
    bool enabled{false};
    std::string host{"127.0.0.1"};
    std::uint16_t port{9601};
    /// Of the names that Soketi has too.
    std::string prefix{"soketi_"};
};

setting_table metrics_table();

} // namespace auktiva::app
