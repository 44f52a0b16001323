#pragma once

#include "web/call.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace auktiva::web {

/// Where the page finds the socket.
struct socket_place
{
    std::string_view driver{"disabled"};
    std::optional<std::string_view> key;
    std::string_view cluster{"default"};
    std::string host;
    std::string port;
    std::string_view path;
    bool secure{};
};

/// Our own is on the host and port the page came from itself.
socket_place find_socket(call const& what);

/// As a page's policy names it, "wss://example.org:443"; also while it fails, since the page outlives that.
/// Empty where there is none, or where policies have no word for it.
std::string socket_origin(call const& what);

} // namespace auktiva::web
