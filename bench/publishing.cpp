// What an event costs that is published over Pusher's HTTP API, by 50 connections at once, and that one
// listener hears.

#include "bench/support/audience.hpp"
#include "bench/support/listener.hpp"
#include "bench/support/load.hpp"
#include "bench/support/publisher.hpp"
#include "bench/support/report.hpp"

namespace {

using namespace auktiva::bench;
using namespace std::chrono_literals;

constexpr std::size_t connections = 50;
constexpr int rounds = 25;
/// The listener reads between rounds, and must not have become a slow reader until then.
constexpr auto round = 200ms;
/// Twenty thousand a second and core.
constexpr double most_cpu_micros = 50;
constexpr std::string_view channel = "lamps";
constexpr std::string_view mark = "bid:new";

findings measure()
{
    house const server;
    audience one{open_listeners(server, channel, 1)};
    load publishing{server, connections};
    auto const data = R"({"itemId":")" + std::string(100, 'x') + "\"}";
    auto const request = publisher{server}.request("events", event_body(channel, mark, data));
    std::vector<tally> found;
    std::size_t published = 0;
    for (int i = 0; i < rounds; ++i)
    {
        found.push_back(publishing.run(round, 200, [&](std::size_t) { return request; }));
        published += found.back().wanted;
        one.hear(mark, found.back().wanted);
    }
    auto const cpu = median_of(found, &tally::cpu_micros);
    return findings{"publishing"}
        .figure("connections", connections)
        .figure("published", static_cast<double>(published))
        .figure("perSecond", median_of(found, &tally::per_second))
        .figure("cpuMicrosEach", cpu)
        .gate("cpuMicrosEach <= 50", cpu <= most_cpu_micros);
}

} // namespace

int main()
{
    return report(measure);
}
