#pragma once

#include "realtime/grant.hpp"
#include "realtime/rate_window.hpp"
#include "realtime/roster.hpp"
#include "realtime/token_bucket.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace auktiva::realtime {

class channel;
struct tenant;

/// A place among the members of a channel.
struct seat
{
    channel* in;
    std::size_t index;
    /// As whom, on a presence channel.
    roster::entry* as = nullptr;
};

/// Who a socket has said it is, by `pusher:signin`.
struct signed_in_user
{
    std::string id;
    std::string info_json;
    /// The users whose coming and going it hears of.
    std::vector<std::string> watches;
};

/// What the hub remembers of one socket.
struct subscriber
{
    /// nullptr for one that is opened only to be refused.
    tenant* home = nullptr;
    std::vector<seat> seats;
    grants pending_grants;
    /// Whose socket it is, from its first subscription to an own channel on.
    std::optional<identity> owner;
    std::unique_ptr<signed_in_user> signed_in;
    /// The users for whom a grant was ever left here.
    std::vector<std::string> known_to;
    /// When it must have proved itself, where the app wants that; 0: it need not, or has.
    std::int64_t prove_by = 0;
    token_bucket<30, 10> talking;
    /// Wider, since a reconnecting page subscribes to all its channels at once.
    token_bucket<200, 20> subscribing;
    rate_window client_events;
    int malformed_messages = 0;
};

} // namespace auktiva::realtime
