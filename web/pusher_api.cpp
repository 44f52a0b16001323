#include "realtime/http_api.hpp"
#include "web/handlers.hpp"

namespace auktiva::web {

namespace {

http::response api_response(realtime::api_answer answer)
{
    auto made = json_answer(answer.status, std::move(answer.json));
    made.headers = std::move(answer.headers);
    return made;
}

/// Checks app and signature, then answers with what `work(hub, app)` gives.
void answer_publisher(call& what, auto const& work)
{
    auto* hub = what.use.hub;
    auto const* app = hub ? hub->listeners().app_by_id(what.captured("app")) : nullptr;
    if (!app)
        return what.answer(api_response({404, R"({"error":"There is no such app","code":404})"}));
    auto const& asked = what.request;
    auto const path = std::string_view{asked.target}.substr(0, asked.target.find('?'));
    realtime::api_request const signed_request{asked.method, path, asked.parameters, asked.body};
    auto const now = std::chrono::duration_cast<std::chrono::seconds>(what.at.time_since_epoch()).count();
    hub->advance(what.at.time_since_epoch().count());
    auto refused = realtime::refuse_signature(*app, signed_request, now);
    auto answer = refused ? *std::move(refused) : work(*hub, *app);
    hub->count_http(*app, asked.body.size(), answer.json.size());
    what.answer(api_response(std::move(answer)));
}

} // namespace

void pusher_events(call_ptr call)
{
    answer_publisher(
        *call, [&](auto& hub, auto const& app) { return realtime::post_events(hub, app, call->request.body); }
    );
}

void pusher_batch_events(call_ptr call)
{
    answer_publisher(
        *call,
        [&](auto& hub, auto const& app) { return realtime::post_batch_events(hub, app, call->request.body); }
    );
}

void pusher_channels(call_ptr call)
{
    answer_publisher(
        *call,
        [&](auto& hub, auto const& app) { return realtime::get_channels(hub, app, call->request.parameters); }
    );
}

void pusher_channel(call_ptr call)
{
    answer_publisher(
        *call, [&](auto& hub, auto const& app)
        { return realtime::get_channel(hub, app, call->captured("channel"), call->request.parameters); }
    );
}

void pusher_channel_users(call_ptr call)
{
    answer_publisher(
        *call, [&](auto& hub, auto const& app)
        { return realtime::get_channel_users(hub, app, call->captured("channel"), call->request.parameters); }
    );
}

void pusher_connections(call_ptr call)
{
    answer_publisher(*call, [](auto& hub, auto const& app) { return realtime::get_connections(hub, app); });
}

void pusher_terminate_connections(call_ptr call)
{
    answer_publisher(
        *call, [&](auto& hub, auto const& app)
        { return realtime::post_terminate_connections(hub, app, call->captured("user")); }
    );
}

void pusher_force_reconnect(call_ptr call)
{
    answer_publisher(
        *call, [&](auto& hub, auto const& app)
        { return realtime::post_force_reconnect(hub, app, call->captured("user")); }
    );
}

} // namespace auktiva::web
