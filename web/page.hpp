#pragma once

#include "auction/json_writer.hpp"
#include "http/request.hpp"
#include "storage/page.hpp"
#include "web/body.hpp"
#include "web/call.hpp"

#include <optional>
#include <string>

// Lists are answered whole, or in parts: `limit` says how much, `cursor` where to go on.
namespace auktiva::web {

/// What a client sends back to go on.
std::string cursor_of(storage::place const& next);

/// The part of a list that the query asks for; refuses the call, and gives nothing, where it makes no sense.
std::optional<storage::page> asked_page(call& what);
result<storage::page> page_in(body const& asked);

problem bad_cursor();

/// The same with a Link header to the next page, if there is one.
http::response
linked(http::response answer, http::request const& asked, std::optional<storage::place> const& next);

/// `nextCursor`, null on the last page.
void write_next(json_writer& json, std::optional<storage::place> const& next);

} // namespace auktiva::web
