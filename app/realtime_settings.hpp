#pragma once

#include "app/setting.hpp"

#include <string>

namespace auktiva::app {

/// The realtime endpoint and its apps.
struct realtime_settings
{
    bool debug{false};
    std::string app_id;
    std::string app_key;
    std::string app_secret;
};

setting_table realtime_table();

} // namespace auktiva::app
