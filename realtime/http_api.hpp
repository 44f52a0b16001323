#pragma once

#include "realtime/api_answer.hpp"
#include "realtime/app.hpp"
#include "realtime/hub.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Pusher's HTTP API for outside publishers, without the HTTP.
namespace auktiva::realtime {

/// In the order received, percent-decoded; `+` stays `+`.
using query_pairs = std::vector<std::pair<std::string, std::string>>;

/// One signed request to `/apps/{id}/…`.
struct api_request
{
    std::string_view method;
    /// As received, without the prefix the server is configured with.
    std::string_view path;
    query_pairs const& query;
    std::string_view body;
};

/// Nothing if the app's publisher signed this request within ten minutes of `now` (in seconds).
std::optional<api_answer> refuse_signature(app const& of, api_request const& request, std::int64_t now);

/// POST `/apps/{id}/events` and `/apps/{id}/batch_events`: all or nothing.
api_answer post_events(hub& to, app const& of, std::string_view body);
api_answer post_batch_events(hub& to, app const& of, std::string_view body);

/// GET `/apps/{id}/channels`, `…/channels/{name}`, `…/channels/{name}/users`, and, as Reverb has it,
/// `/apps/{id}/connections`.
api_answer get_channels(hub& from, app const& of, query_pairs const& query);
api_answer get_channel(hub& from, app const& of, std::string_view name, query_pairs const& query);
api_answer get_channel_users(hub& from, app const& of, std::string_view name, query_pairs const& query);
api_answer get_connections(hub& from, app const& of);

/// POST `/apps/{id}/users/{user}/terminate_connections`: for good; and, as Sockudo has it,
/// `…/force_reconnect`: to come again at once.
api_answer post_terminate_connections(hub& at, app const& of, std::string_view user);
api_answer post_force_reconnect(hub& at, app const& of, std::string_view user);

} // namespace auktiva::realtime
