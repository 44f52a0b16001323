#pragma once

#include "realtime/app.hpp"
#include "realtime/occasion.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What a webhook is sent, as Pusher's receivers expect it.
namespace auktiva::realtime {

/// Whether the webhook is to be told of `what` on the channel.
bool wants(webhook const& hook, occasion::kind what, std::string_view channel);

/// The app's webhook at that place, else its first one with that URL, else nullptr: settings may have changed
/// since something was queued for it.
webhook const* webhook_at(app const& of, std::size_t place, std::string_view url);

/// One event of a webhook's body, as JSON.
std::string describe(occasion const& what);

/// The body that tells of `events`, which are JSON, at `time` in UTC ms.
std::string webhook_body(std::int64_t time, std::span<std::string const> events);

/// With the app's key, and the body signed by its secret: Pusher's SDKs check both, and the content type.
/// The webhook's own come besides, but cannot take the place of these.
std::vector<std::pair<std::string, std::string>>
webhook_headers(app const& of, webhook const& hook, std::string_view body);

} // namespace auktiva::realtime
