#include "app/driver_settings.hpp"

#include "app/config.hpp"
#include "app/setting_values.hpp"

#include <algorithm>
#include <array>

namespace auktiva::app {

namespace {

constexpr std::uint16_t usual_port = 6001;

realtime_driver driver(std::string_view text)
{
    if (text == "builtin")
        return realtime_driver::builtin;
    if (text == "disabled")
        return realtime_driver::disabled;
    if (text == "soketi")
        return realtime_driver::soketi;
    if (text == "pusher")
        return realtime_driver::pusher;
    throw wrong_setting{"must be builtin, disabled, soketi or pusher"};
}

/// What stands in addresses as it is.
std::string plain_word(std::string_view text)
{
    auto const plain = [](char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_' || c == '.';
    };
    if (!std::ranges::all_of(text, plain))
        throw wrong_setting{"must be letters, digits and - _ . only"};
    return std::string{text};
}

std::string url_of(std::string const& host, std::uint16_t port, bool use_tls)
{
    bool const is_ipv6 = host.find(':') != host.npos;
    return (use_tls ? "https://" : "http://") + (is_ipv6 ? '[' + host + ']' : host) + ':' +
           std::to_string(port);
}

void require(std::string_view name, std::string& value, std::string_view driver)
try
{
    if (value.empty())
        throw wrong_setting{"must be set, since REALTIME_DRIVER is " + std::string{driver}};
    value = plain_word(value);
}
catch (wrong_setting const& wrong)
{
    throw wrong_setting{std::string{name} + ": " + wrong.what()};
}

/// What means nothing without a server outside.
constexpr std::array of_servers_outside{
    "SOKETI_HOST",
    "SOKETI_USE_TLS",
    "NEXT_PUBLIC_SOKETI_HOST",
    "NEXT_PUBLIC_SOKETI_PORT",
    "NEXT_PUBLIC_SOKETI_USE_TLS",
    "PUSHER_APP_ID",
    "PUSHER_SECRET",
    "NEXT_PUBLIC_PUSHER_KEY",
    "NEXT_PUBLIC_PUSHER_CLUSTER",
    "REALTIME_CA_FILE",
};

} // namespace

setting_table driver_table()
{
    using namespace setting_values;
    static setting const rows[] = {
        {{"REALTIME_DRIVER", "NEXT_PUBLIC_REALTIME_DRIVER"},
         "builtin; soketi or pusher: a server outside; disabled: polling only (builtin)",
         [](settings& to, std::string_view value) { to.driver.kind = driver(value); }},
        {{"SOKETI_HOST"},
         "host of the Soketi outside (127.0.0.1)",
         [](settings& to, std::string_view value) { to.driver.soketi.host = host_name(value); }},
        {{"SOKETI_PORT"},
         "its port (NEXT_PUBLIC_SOKETI_PORT, or 6001); with builtin: a port for the realtime endpoint alone",
         [](settings& to, std::string_view value)
         {
             to.driver.soketi.port = port_number(value, 0);
             to.network.realtime_port = to.driver.soketi.port;
         }},
        {{"SOKETI_USE_TLS"},
         "whether we reach it over TLS (NEXT_PUBLIC_SOKETI_USE_TLS)",
         [](settings& to, std::string_view value) { to.driver.soketi.use_tls = yes_or_no(value); }},
        {{"NEXT_PUBLIC_SOKETI_HOST"},
         "its host for pages (the one they come from)",
         [](settings& to, std::string_view value) { to.driver.soketi.public_host = host_name(value); }},
        {{"NEXT_PUBLIC_SOKETI_PORT"},
         "its port for pages (SOKETI_PORT)",
         [](settings& to, std::string_view value) { to.driver.soketi.public_port = port_number(value); }},
        {{"NEXT_PUBLIC_SOKETI_USE_TLS"},
         "whether pages reach it over TLS (false)",
         [](settings& to, std::string_view value) { to.driver.soketi.public_tls = yes_or_no(value); }},
        {{"PUSHER_APP_ID"},
         "app at Pusher",
         [](settings& to, std::string_view value) { to.driver.pusher.app_id = value; }},
        {{"NEXT_PUBLIC_PUSHER_KEY"},
         "its key",
         [](settings& to, std::string_view value) { to.driver.pusher.key = value; }},
        {{"PUSHER_SECRET"},
         "its secret",
         [](settings& to, std::string_view value) { to.driver.pusher.secret = app_word(value); }},
        {{"NEXT_PUBLIC_PUSHER_CLUSTER"},
         "where it lives (eu)",
         [](settings& to, std::string_view value) { to.driver.pusher.cluster = plain_word(value); }},
        {{"REALTIME_CA_FILE"},
         "authorities (PEM) to check the server outside by (the system's)",
         [](settings& to, std::string_view value) { to.driver.ca_file = readable_file(value); }},
    };
    return rows;
}

void check_driver(settings& read, given_settings const& given, std::vector<std::string>& warnings)
{
    auto& soketi = read.driver.soketi;
    auto& pusher = read.driver.pusher;
    auto& app = read.realtime.builtin;
    switch (read.driver.kind)
    {
    case realtime_driver::soketi:
        if (app.id.empty())
            app.id = "auktiva";
        require("SOKETI_APP_ID", app.id, "soketi");
        require("SOKETI_APP_KEY", app.key, "soketi");
        if (app.secret.empty())
            throw wrong_setting{"SOKETI_APP_SECRET: must be set, since REALTIME_DRIVER is soketi"};
        if (!soketi.public_port)
            soketi.public_port = soketi.port ? soketi.port : usual_port;
        if (!soketi.port)
            soketi.port = soketi.public_port;
        break;
    case realtime_driver::pusher:
        require("PUSHER_APP_ID", pusher.app_id, "pusher");
        require("NEXT_PUBLIC_PUSHER_KEY", pusher.key, "pusher");
        if (pusher.secret.empty())
            throw wrong_setting{"PUSHER_SECRET: must be set, since REALTIME_DRIVER is pusher"};
        break;
    case realtime_driver::builtin:
    case realtime_driver::disabled:
        for (auto const* name : of_servers_outside)
            if (!given(name).empty())
                warnings.push_back(
                    std::string{name} + " is not used: REALTIME_DRIVER is neither soketi nor pusher"
                );
        break;
    }
}

outbound::pusher_target publishing_target(settings const& of)
{
    auto const& pusher = of.driver.pusher;
    if (of.driver.kind == realtime_driver::pusher)
        return {
            .url = "https://api-" + pusher.cluster + ".pusher.com",
            .app_id = pusher.app_id,
            .key = pusher.key,
            .secret = pusher.secret,
        };
    auto const& soketi = of.driver.soketi;
    bool const use_tls = soketi.use_tls.value_or(soketi.public_tls.value_or(false));
    return {
        .url = url_of(soketi.host, soketi.port, use_tls),
        .app_id = of.realtime.builtin.id,
        .key = of.realtime.builtin.key,
        .secret = of.realtime.builtin.secret,
    };
}

web::outside_server place_for_pages(settings const& of)
{
    if (of.driver.kind == realtime_driver::pusher)
        return {
            .driver = "pusher",
            .host = "ws-" + of.driver.pusher.cluster + ".pusher.com",
            .port = 443,
            .use_tls = true,
            .cluster = of.driver.pusher.cluster,
        };
    auto const& soketi = of.driver.soketi;
    return {
        .driver = "soketi",
        .host = soketi.public_host,
        .port = soketi.public_port,
        .use_tls = soketi.public_tls.value_or(soketi.use_tls.value_or(false)),
        .cluster = "default",
    };
}

} // namespace auktiva::app
