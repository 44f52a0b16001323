#pragma once

#include "app/setting.hpp"
#include "outbound/pusher_request.hpp"
#include "web/services.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace auktiva::app {

enum class realtime_driver
{
    builtin,
    disabled,
    soketi,
    pusher,
};

/// Where a Soketi is, or whatever else speaks Pusher's protocols.
struct soketi_settings
{
    std::string host{"127.0.0.1"};
    /// 0: as pages reach it.
    std::uint16_t port{};
    std::optional<bool> use_tls;
    /// As pages reach it; empty: where they come from.
    std::string public_host;
    std::uint16_t public_port{};
    std::optional<bool> public_tls;
};

struct pusher_settings
{
    std::string app_id;
    std::string key;
    std::string secret;
    std::string cluster{"eu"};
};

/// How committed events reach the browsers.
struct driver_settings
{
    realtime_driver kind{realtime_driver::builtin};
    soketi_settings soketi;
    pusher_settings pusher;
    /// Authorities to trust instead of the system's.
    std::filesystem::path ca_file;

    bool is_outside() const { return kind == realtime_driver::soketi || kind == realtime_driver::pusher; }
};

setting_table driver_table();

/// Fills in what Auktiva takes for granted about a server outside, and says what is not used without one.
/// Throws wrong_setting if something is missing.
void check_driver(settings& read, given_settings const& given, std::vector<std::string>& warnings);

// Of the server outside, where there is one.

outbound::pusher_target publishing_target(settings const& of);
web::outside_server place_for_pages(settings const& of);

} // namespace auktiva::app
