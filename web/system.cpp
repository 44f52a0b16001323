#include "auction/currency.hpp"
#include "storage/health.hpp"
#include "storage/mail.hpp"
#include "web/api_document.hpp"
#include "web/handlers.hpp"
#include "web/socket_place.hpp"

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
