#include "web/realtime_part.hpp"

#include "web/answers.hpp"
#include "web/api.hpp"

namespace auktiva::web {

namespace {

http::response word(int status, std::string_view text)
{
    return {.status = status, .content_type = "text/plain; charset=utf-8", .body = std::string{text}};
}

} // namespace

void answer_realtime_part(http::request asked, http::responder respond, services& within)
{
    auto const path = within.settings.own_path(asked.path);
    if (path.starts_with("/apps/"))
        return answer(std::move(asked), std::move(respond), within);
    if (path == "/")
        return respond(word(200, "OK"));
    if (path == "/ready" || path == "/accept-traffic")
        return respond(within.stopping ? word(500, "CLOSED") : word(200, "OK"));
    respond(error_answer(404, "Not found"));
}

} // namespace auktiva::web
