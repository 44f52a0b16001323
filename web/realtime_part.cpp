#include "web/realtime_part.hpp"

#include "web/answers.hpp"
#include "web/api.hpp"
#include "web/readiness.hpp"

namespace auktiva::web {

void answer_realtime_part(http::request asked, http::responder respond, services& within)
{
    auto const path = within.settings.own_path(asked.path);
    if (path.starts_with("/apps/"))
        return answer(std::move(asked), std::move(respond), within);
    if (path == "/")
        return respond(plain_answer(200, "OK"));
    if (path == "/ready" || path == "/accept-traffic")
        return respond(ready_answer(within));
    respond(error_answer(404, "Not found"));
}

} // namespace auktiva::web
