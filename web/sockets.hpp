#pragma once

#include "http/request.hpp"
#include "http/stream.hpp"
#include "web/services.hpp"

namespace auktiva::web {

/// Takes a connection that wants to become a WebSocket: answers the upgrade and joins it with the hub.
/// Refusals of the Pusher protocol come after the 101, where browsers can see them.
void open_socket(http::request asked, http::stream stream, std::string already_read, services& within);

} // namespace auktiva::web
