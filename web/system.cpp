#include "auction/currency.hpp"
#include "storage/health.hpp"
#include "storage/mail.hpp"
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

} // namespace

/// Where the page finds the socket: on the host and port it came from itself.
void config(call_ptr call)
{
    auto const& use = call->use;
    bool const secure = call->request.secure || use.settings.secure_cookies();
    auto const from = split_host(call->request.header("Host"), secure);
    auto const key = use.hub ? std::optional{std::string_view{use.settings.apps.front().key}} : std::nullopt;
    call->answer(object_answer(
        200,
        [&](json_writer& json)
        {
            json.object(
                "realtime",
                [&]
                {
                    json.member("driver", use.hub ? "builtin" : "disabled");
                    json.member("key", key);
                    json.member("cluster", "default");
                    json.member("wsHost", from.host);
                    json.member("wsPort", raw_json{from.port});
                    json.member("wssPort", raw_json{from.port});
                    json.member("forceTLS", secure);
                    json.member("wsPath", "");
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
