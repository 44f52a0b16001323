#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace auktiva::realtime {

/// What one app may do, and how much of it. Nothing: as much as it likes.
struct app_limits
{
    std::optional<std::size_t> connections;
    /// One event to n channels counts n.
    std::optional<int> publications_per_second;
    std::optional<int> reads_per_second;
    /// Of one socket.
    std::optional<int> client_events_per_second{10};
    std::size_t channel_name{200};
    std::size_t channels_at_once{100};
    std::size_t event_name{200};
    /// Of the data of one event.
    std::size_t event_bytes{10 * 1024};
    std::size_t batch{10};
    std::size_t presence_members{100};
    /// Of the JSON text of one member's `user_info`.
    std::size_t presence_member_bytes{2 * 1024};
    /// How long a cache channel keeps its last event, in ms.
    std::int64_t cache_lifetime{3'600'000};
    /// How long a socket of an app that requires sign-in may stay without, in ms.
    std::int64_t sign_in_wait{30'000};
};

/// Somebody outside who is told what happens on an app's channels.
struct webhook
{
    std::string url;
    /// As Pusher names them (`channel_occupied`, …); empty: all.
    std::vector<std::string> event_types;
    /// Both must fit the channel's name.
    std::string channel_prefix;
    std::string channel_suffix;
    /// Sent along; none takes the place of ours.
    std::vector<std::pair<std::string, std::string>> headers;
};

/// What Pusher calls an app: credentials, and a set of channels of its own.
struct app
{
    std::string id;
    std::string key;
    std::string secret;
    bool enabled = true;
    /// The house's own: has channels to which nobody outside publishes.
    bool builtin = false;
    /// Whether what a client says may reach the others on its channel.
    bool client_events = false;
    /// Whether subscribers hear how many they are.
    bool subscription_counts = false;
    /// Whether a socket must sign in, or join a channel that needs a signature, to stay.
    bool requires_sign_in = false;
    /// Whether sockets without TLS are sent away, to come back with it.
    bool requires_tls = false;
    app_limits limits{};
    /// Origins whose pages may open sockets; empty: all. The built-in app's are those of the house.
    std::vector<std::string> allowed_origins{};
    std::vector<webhook> webhooks{};
};

} // namespace auktiva::realtime
