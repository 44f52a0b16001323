#pragma once

#include "bench/support/club.hpp"
#include "bench/support/inbox.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva::bench {

/// The connection after its upgrade to a WebSocket.
line open_websocket(line fresh, std::string const& target);

/// A Pusher client on a WebSocket.
class listener
{
public:
    listener(line fresh, std::string const& app_key);

    /// Waits until it has succeeded.
    void subscribe(std::string_view channel, std::string_view auth = {});
    /// With leave from the auth endpoint.
    void subscribe(http_client& asking, std::string const& cookie, std::string const& channel);
    inbox& heard() { return inbox_; }

private:
    inbox inbox_;
    std::string socket_id_;
};

/// That many, subscribed to the item of the club.
std::vector<inbox> open_listeners(house const& at, club const& of, std::size_t count);
/// That many, subscribed to a public channel; with TLS if given a context.
std::vector<inbox>
open_listeners(house const& at, std::string_view channel, std::size_t count, ssl_ctx_st* tls = nullptr);

} // namespace auktiva::bench
