#include "app/network_settings.hpp"

#include "app/config.hpp"
#include "app/setting_values.hpp"

namespace auktiva::app {

setting_table network_table()
{
    using namespace setting_values;
    static setting const rows[] = {
        {{"HOST"},
         "address to listen on (0.0.0.0)",
         [](settings& to, std::string_view value) { to.network.host = value; }},
        {{"PORT"},
         "port to listen on (3000)",
         [](settings& to, std::string_view value) { to.network.port = port_number(value, 0); }},
        {{"PUBLIC_URL", "NEXTAUTH_URL", "AUTH_URL", "NEXT_PUBLIC_APP_URL"},
         "what users type to get here; https makes cookies Secure",
         [](settings& to, std::string_view value) { to.network.public_url = url(value); }},
        {{"ALLOWED_ORIGINS"},
         "further origins that may open sockets, separated by commas",
         [](settings& to, std::string_view value) { to.network.allowed_origins = list(value); }},
        {{"TRUSTED_PROXIES"},
         "addresses whose X-Forwarded-For counts, or loopback",
         [](settings& to, std::string_view value) { to.network.trusted_proxies = proxies(value); }},
    };
    return rows;
}

} // namespace auktiva::app
