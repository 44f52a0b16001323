#include "auction/currency.hpp"
#include "storage/health.hpp"
#include "storage/mail.hpp"
#include "web/api.hpp"
#include "web/api_document.hpp"
#include "web/handlers.hpp"

namespace auktiva::web {

namespace {

void write_mail_state(json_writer& json, mail_desk const* mail, std::int64_t waiting)
{
    json.member("status", !mail ? "off" : mail->failing() ? "failing" : "ok");
    json.member("waiting", waiting);
}

} // namespace

void health(call_ptr call)
{
    auto const probe = [](storage::database& db) -> result<std::int64_t>
    {
        storage::probe(db);
        return storage::waiting_mails(db);
    };
    call->fetch(
        probe,
        [](web::call& back, result<std::int64_t> probed)
        {
            bool const connected = probed.has_value();
            back.answer(object_answer(
                connected ? 200 : 503,
                [&](json_writer& json)
                {
                    json.member("status", connected ? "ok" : "error");
                    json.member("timestamp", back.at);
                    json.member("version", AUKTIVA_VERSION);
                    json.member("database", connected ? "connected" : "disconnected");
                    json.object(
                        "mail", [&] { write_mail_state(json, back.use.mail, connected ? *probed : 0); }
                    );
                }
            ));
        }
    );
}

void version(call_ptr call)
{
    call->answer(object_answer(
        200,
        [&](json_writer& json)
        {
            json.member("currentVersion", AUKTIVA_VERSION);
            json.member("latestVersion", nullptr);
            json.member("updateAvailable", false);
            json.member("releaseUrl", nullptr);
            json.member("releaseName", nullptr);
            json.member("isDeploymentAdmin", call->use.people.administers(call->viewer));
        }
    ));
}

void show_api_document(call_ptr call)
{
    call->answer(json_answer(200, api_document(call->use.settings)));
}

void list_currencies(call_ptr call)
{
    call->answer(array_answer(
        currencies(),
        [](json_writer& json, currency const& each)
        {
            json.object(
                [&]
                {
                    json.member("code", each.code);
                    json.member("name", each.name);
                    json.member("symbol", each.symbol);
                }
            );
        }
    ));
}

namespace {

struct host_and_port
{
    std::string_view host;
    std::string port;
};

host_and_port split_host(std::string_view host, bool secure)
{
    auto const colon = host.rfind(':');
    if (colon == std::string_view::npos || host.find(']', colon) != std::string_view::npos)
        return {host, secure ? "443" : "80"};
    return {host.substr(0, colon), std::string{host.substr(colon + 1)}};
}

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
socket_place find_socket(call const& what)
{
    auto const& settings = what.use.settings;
    bool const secure = came_securely(what.request, settings) || settings.secure_cookies();
    auto const from = split_host(what.request.header("Host"), secure);
    socket_place place{
        .host = std::string{from.host}, .port = from.port, .path = settings.path_prefix, .secure = secure};
    auto const& outside = settings.outside;
    if (outside)
    {
        place.cluster = outside->cluster;
        place.port = std::to_string(outside->port);
        place.path = {};
        place.secure = outside->use_tls;
        if (!outside->host.empty())
            place.host = outside->host;
    }
    // Who cannot be told through it had better poll until he can.
    if (what.use.hub || (what.use.outside && !what.use.outside->failing()))
    {
        place.driver = outside ? std::string_view{outside->driver} : "builtin";
        place.key = settings.apps.front().key;
    }
    return place;
}

} // namespace

void config(call_ptr call)
{
    auto const place = find_socket(*call);
    call->answer(object_answer(
        200,
        [&](json_writer& json)
        {
            json.object(
                "realtime",
                [&]
                {
                    json.member("driver", place.driver);
                    json.member("key", place.key);
                    json.member("cluster", place.cluster);
                    json.member("wsHost", place.host);
                    json.member("wsPort", raw_json{place.port});
                    json.member("wssPort", raw_json{place.port});
                    json.member("forceTLS", place.secure);
                    json.member("wsPath", place.path);
                    json.member("authEndpoint", "/api/pusher/auth");
                }
            );
            json.object(
                "polling",
                [&]
                {
                    json.member("critical", 2000);
                    json.member("high", 5000);
                    json.member("medium", 15000);
                    json.member("low", 30000);
                }
            );
        }
    ));
}

} // namespace auktiva::web
