#pragma once

#include "app/setting.hpp"
#include "http/tls.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace auktiva::app {

/// Where the server is reached and by whom.
struct network_settings
{
    std::string host{"0.0.0.0"};
    std::uint16_t port{3000};
    /// Without a certificate the port is plain.
    http::tls_files tls{};
    /// A second, plain port besides TLS.
    std::optional<std::uint16_t> http_port;
    /// Where the realtime endpoint is to be found besides, and nothing else.
    std::optional<std::uint16_t> realtime_port;
    /// What stands before /app and /apps: "/realtime"; empty: nothing.
    std::string path_prefix;
    /// What users type to get here; empty: localhost and the port.
    std::string public_url;
    /// Origins other than our own that may open sockets and send cookies.
    std::vector<std::string> allowed_origins;
    /// Addresses or networks whose X-Forwarded-For counts.
    std::string trusted_proxies;

    bool speaks_tls() const { return !tls.certificate.empty(); }
    /// The public URL, whether set or not.
    std::string url(std::uint16_t listening_port) const;
};

/// Throws wrong_setting where settings that need each other do not come together.
void check_network(network_settings const& read);

setting_table network_table();

} // namespace auktiva::app
