#pragma once

#include "http/request.hpp"
#include "http/responder.hpp"
#include "web/services.hpp"

namespace auktiva::web {

/// Answers as a Pusher server alone does: Pusher's HTTP API, and whether we are there and take sockets.
/// Nothing else is found.
void answer_realtime_part(http::request asked, http::responder respond, services& within);

} // namespace auktiva::web
