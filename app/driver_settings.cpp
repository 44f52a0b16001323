#include "app/driver_settings.hpp"

#include "app/config.hpp"

namespace auktiva::app {

namespace {

realtime_driver driver(std::string_view text)
{
    if (text == "builtin")
        return realtime_driver::builtin;
    if (text == "disabled")
        return realtime_driver::disabled;
    throw wrong_setting{"must be builtin or disabled; services outside are not supported yet"};
}

} // namespace

setting_table driver_table()
{
    static setting const rows[] = {
        {{"REALTIME_DRIVER", "NEXT_PUBLIC_REALTIME_DRIVER"},
         "builtin, or disabled: polling only (builtin)",
         [](settings& to, std::string_view value) { to.driver.kind = driver(value); }},
    };
    return rows;
}

} // namespace auktiva::app
