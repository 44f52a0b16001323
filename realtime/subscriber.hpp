#pragma once

#include "realtime/grant.hpp"
#include "realtime/token_bucket.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace auktiva::realtime {

class channel;

/// A place among the members of a channel.
struct seat
{
    channel* in;
    std::size_t index;
};

/// What the hub remembers of one socket.
struct subscriber
{
    std::vector<seat> seats;
    grants pending_grants;
    /// Whose socket it is, from its first subscription to an own channel on.
    std::optional<identity> owner;
    token_bucket<30, 10> talking;
    /// Wider, since a reconnecting page subscribes to all its channels at once.
    token_bucket<200, 20> subscribing;
    int malformed_messages = 0;
};

} // namespace auktiva::realtime
