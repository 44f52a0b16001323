#pragma once

#include "bench/support/club.hpp"
#include "bench/support/inbox.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace auktiva::bench {

/// A Pusher client on a WebSocket.
class listener
{
public:
    listener(std::uint16_t port, std::string const& app_key);

    /// With leave from the auth endpoint; waits until it has succeeded.
    void subscribe(http_client& asking, std::string const& cookie, std::string const& channel);
    inbox& heard() { return inbox_; }

private:
    inbox inbox_;
    std::string socket_id_;
};

/// That many, subscribed to the item of the club.
std::vector<inbox> open_listeners(house const& at, club const& of, std::size_t count);

} // namespace auktiva::bench
