#pragma once

#include "http/options.hpp"
#include "http/request.hpp"
#include "http/responder.hpp"
#include "web/services.hpp"

namespace auktiva::web {

/// Whether a browser on another site sent this: a foreign Origin, or a cross-site Sec-Fetch-Site. Requests
/// with neither header are scripts, and pass.
bool is_foreign(http::request const& asked, options const& settings);

/// Whether the client's own connection is secure: our TLS, or that of a proxy we trust to say so.
bool came_securely(http::request const& asked, options const& settings);

/// How large a body may be, by its head; or the refusal of who has no business sending it.
http::admission admit(http::request const& head, services& within);

/// Answers one request by the route table: route, origin, session, permission, what memory knows, handler.
void answer(http::request asked, http::responder respond, services& within);

} // namespace auktiva::web
