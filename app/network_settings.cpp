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
        {{"TLS_CERT_FILE", "SOKETI_SSL_CERT"},
         "certificate with those that vouch for it (PEM); PORT then speaks TLS",
         [](settings& to, std::string_view value) { to.network.tls.certificate = readable_file(value); }},
        {{"TLS_KEY_FILE", "SOKETI_SSL_KEY"},
         "its key (PEM)",
         [](settings& to, std::string_view value) { to.network.tls.key = readable_file(value); }},
        {{"TLS_KEY_PASSPHRASE", "SOKETI_SSL_PASS"},
         "opens the key, if it is locked",
         [](settings& to, std::string_view value) { to.network.tls.passphrase = value; }},
        {{"HTTP_PORT"},
         "a second, plain port besides TLS, for the own network",
         [](settings& to, std::string_view value) { to.network.http_port = port_number(value, 0); }},
        {{"SOKETI_PATH_PREFIX"},
         "what stands before /app and /apps",
         [](settings& to, std::string_view value) { to.network.path_prefix = path_prefix(value); }},
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

std::string network_settings::url(std::uint16_t listening_port) const
{
    if (!public_url.empty())
        return public_url;
    return (speaks_tls() ? "https://localhost:" : "http://localhost:") + std::to_string(listening_port);
}

void check_network(network_settings const& read)
{
    if (read.speaks_tls() && read.tls.key.empty())
        throw wrong_setting{"TLS_KEY_FILE: must be set where TLS_CERT_FILE is"};
    if (read.speaks_tls())
        return;
    if (!read.tls.key.empty())
        throw wrong_setting{"TLS_CERT_FILE: must be set where TLS_KEY_FILE is"};
    if (read.http_port)
        throw wrong_setting{"HTTP_PORT: is for a server that speaks TLS; this one is plain on PORT"};
}

} // namespace auktiva::app
