#pragma once

#include "realtime/roster.hpp"

#include <boost/json/value.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The Pusher protocol, version 7, as text: what clients say and what we answer.
namespace auktiva::realtime::protocol {

struct ping
{
};

struct pong
{
};

struct subscribe
{
    /// Empty if missing or not a string.
    std::string channel;
    /// `key:signature`; empty for public channels.
    std::string auth;
    std::optional<std::string> channel_data;
};

struct unsubscribe
{
    std::string channel;
};

/// Says who is at the other end, for an app of ours to believe or not.
struct signin
{
    /// `key:signature`.
    std::string auth;
    /// JSON, byte for byte as it was signed.
    std::string user_data;
};

/// A `client-…` event.
struct client_event
{
    std::string event;
    std::string channel;
    boost::json::value data;
};

/// An event this server has no use for.
struct unknown
{
};

/// No JSON object with an `event`.
struct malformed
{
};

using message = std::variant<ping, pong, subscribe, unsubscribe, signin, client_event, unknown, malformed>;

/// Never throws on what a client may send. `data` may be an object or a string holding one.
message parse(std::string_view text);

/// Why a subscription is refused; `status` is one of HTTP's or, from 4000 on, a close code.
struct subscription_refusal
{
    std::string_view type;
    std::string_view error;
    int status;
};

std::string connection_established(std::string_view socket_id, int activity_timeout);
std::string pong_message();
/// Without a code it is null, which pusher-js takes as "just tell"; a channel hears of it too.
std::string error(std::optional<int> code, std::string_view text, std::string_view channel = {});
/// `data` is JSON: `{}`, or who is there on a presence channel.
std::string subscription_succeeded(std::string_view channel, std::string_view data = "{}");
std::string subscription_error(std::string_view channel, subscription_refusal const& refusal);
std::string subscription_count(std::string_view channel, std::size_t count);
std::string member_added(std::string_view channel, member const& who);
std::string member_removed(std::string_view channel, member const& who);
/// The cache channel has no event to begin with.
std::string cache_miss(std::string_view channel);
std::string signin_success(std::string_view user_data);
/// Tells which of the users one watches came online, and which went.
std::string watchlist_events(std::vector<std::string> const& online, std::vector<std::string> const& offline);
/// What a client said, for the others on its channel; `from` is who it is on a presence channel.
std::string relayed_event(client_event const& said, member const* from);
/// An application event. `data` is text, mostly JSON, and becomes a JSON string.
std::string event(std::string_view channel, std::string_view name, std::string_view data);

} // namespace auktiva::realtime::protocol
