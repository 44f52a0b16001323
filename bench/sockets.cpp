// Resident memory of an idle server, and of each of 9,900 idle sockets that listen to one channel,
// plain and under TLS; and whether one event reaches them all.

#include "bench/support/audience.hpp"
#include "bench/support/certificate.hpp"
#include "bench/support/listener.hpp"
#include "bench/support/publisher.hpp"
#include "bench/support/report.hpp"

#include <thread>

namespace {

using namespace auktiva::bench;
using namespace std::chrono_literals;

// As many as the server takes, less those that are there before.
constexpr std::size_t sockets = 9'900;
constexpr std::size_t first_sockets = 100;
constexpr double most_idle_mb = 16;
constexpr double most_plain_kb = 2;
constexpr double most_tls_kb = 20;
constexpr std::string_view channel = "lamps";

double settled_kb(house const& of)
{
    std::this_thread::sleep_for(2s);
    return static_cast<double>(resident_kb(of.id()));
}

/// A server and all it carries.
struct full_house
{
    explicit full_house(std::vector<std::string> settings = {}, ssl_ctx_st* tls = nullptr)
        : server{std::move(settings)}
        , idle_kb{settled_kb(server)}
        , first{open_listeners(server, channel, first_sockets, tls)}
        , few_kb{settled_kb(server)}
        , rest{open_listeners(server, channel, sockets, tls)}
        , full_kb{settled_kb(server)}
    {
    }

    double kb_each() const { return (full_kb - few_kb) / static_cast<double>(sockets); }

    house server;
    double idle_kb;
    /// They bring in what all of them share.
    std::vector<inbox> first;
    double few_kb;
    std::vector<inbox> rest;
    double full_kb;
};

/// Milliseconds until the last has heard one event.
double hear_one_event(house const& at, std::vector<inbox> listeners)
{
    using clock = std::chrono::steady_clock;
    audience all{std::move(listeners)};
    http_client asking{at.port()};
    auto const request = publisher{at}.request("events", event_body(channel, "lit", "{}"));
    auto const begin = clock::now();
    asking.ask(request, 200);
    all.hear("lit", 1);
    return std::chrono::duration<double, std::milli>{clock::now() - begin}.count();
}

findings measure()
{
    raise_descriptor_limit();
    findings found{"sockets"};
    found.figure("sockets", sockets);
    {
        full_house plain;
        auto const to_last = hear_one_event(plain.server, std::move(plain.rest));
        auto const after_kb = settled_kb(plain.server);
        found.figure("idleMb", plain.idle_kb / 1024)
            .figure("withSocketsMb", plain.full_kb / 1024)
            .figure("afterEventMb", after_kb / 1024)
            .figure("millisToLast", to_last)
            .figure("plainKb", plain.kb_each())
            .gate("idleMb <= 16", plain.idle_kb <= most_idle_mb * 1024)
            .gate("plainKb <= 2", plain.kb_each() <= most_plain_kb);
    }
    certificate const own;
    full_house const tls{{"TLS_CERT_FILE=" + own.file(), "TLS_KEY_FILE=" + own.key_file()}, own.client()};
    return found.figure("tlsKb", tls.kb_each()).gate("tlsKb <= 20", tls.kb_each() <= most_tls_kb);
}

} // namespace

int main()
{
    return report(measure);
}
