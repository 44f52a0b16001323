#pragma once

#include "outbound/http_sender.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace auktiva::outbound {

/// An app of a Pusher server somewhere else.
struct pusher_target
{
    /// "https://host:port"
    std::string url;
    std::string app_id;
    std::string key;
    std::string secret;
};

struct publication
{
    std::string channel;
    std::string name;
    std::string data;
};

/// So many events fit into one request.
inline constexpr std::size_t events_at_once = 10;

/// The signed request that publishes the events, in this order: one by `events`, more by `batch_events` of
/// Pusher's HTTP API. `at` in seconds since 1970; the server takes ten minutes either way.
http_post publish(pusher_target const& to, std::span<publication const> events, std::int64_t at);

} // namespace auktiva::outbound
