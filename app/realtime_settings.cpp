#include "app/realtime_settings.hpp"

#include "app/config.hpp"
#include "app/setting_values.hpp"

namespace auktiva::app {

setting_table realtime_table()
{
    using namespace setting_values;
    static setting const rows[] = {
        {{"REALTIME_DEBUG"},
         "log each event that is sent (false)",
         [](settings& to, std::string_view value) { to.realtime.debug = yes_or_no(value); }},
        {{"SOKETI_APP_ID", "SOKETI_DEFAULT_APP_ID"},
         "Pusher app id (made on the first start)",
         [](settings& to, std::string_view value) { to.realtime.app_id = app_word(value); }},
        {{"SOKETI_APP_KEY", "NEXT_PUBLIC_SOKETI_APP_KEY", "SOKETI_DEFAULT_APP_KEY"},
         "Pusher app key (made on the first start)",
         [](settings& to, std::string_view value) { to.realtime.app_key = app_word(value); }},
        {{"SOKETI_APP_SECRET", "SOKETI_DEFAULT_APP_SECRET"},
         "Pusher app secret (made on the first start)",
         [](settings& to, std::string_view value) { to.realtime.app_secret = app_word(value); }},
    };
    return rows;
}

void use_for_development(realtime_settings& to)
{
    auto const fill = [](std::string& value, std::string_view known)
    {
        if (value.empty())
            value = known;
    };
    fill(to.app_id, "auktiva");
    fill(to.app_key, "dev-key");
    fill(to.app_secret, "dev-secret");
    to.debug = true;
}

} // namespace auktiva::app
