#pragma once

#include "app/setting.hpp"

namespace auktiva::app {

enum class realtime_driver
{
    builtin,
    disabled,
};

/// How committed events reach the browsers.
struct driver_settings
{
    realtime_driver kind{realtime_driver::builtin};
};

setting_table driver_table();

} // namespace auktiva::app
