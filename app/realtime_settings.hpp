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

/// Fills what is not set with the app of Auktiva's page on development, whose secret everybody knows, and has
/// events logged.
void use_for_development(realtime_settings& to);

setting_table realtime_table();

} // namespace auktiva::app
