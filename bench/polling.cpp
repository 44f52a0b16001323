// What a poll costs the server: nothing new (304), the body from memory (200), and the same facts read from
// storage.

#include "bench/support/club.hpp"
#include "bench/support/load.hpp"
#include "bench/support/report.hpp"

namespace {

using namespace auktiva::bench;
using namespace std::chrono_literals;

constexpr std::size_t pollers = 32;
constexpr int bids = 20;
constexpr int rounds = 7;
constexpr auto window = 600ms;

findings measure()
{
    house const server;
    club const here{server, 2};
    http_client asking{server.port()};
    for (int amount = 1; amount <= bids; ++amount)
        asking.ask(here.bid(static_cast<std::size_t>(amount), amount), 201);

    auto const& viewer = here.members().front();
    auto const whole = http_request("GET", here.item_path(), viewer);
    auto const tag = find_header(asking.ask(whole, 200).head, "ETag").value();
    auto const again = http_request("GET", here.item_path(), viewer, {}, "If-None-Match: " + tag + "\r\n");
    auto const stored = http_request("GET", here.item_path() + "/bids", viewer);

    load on{server, pollers};
    std::vector<tally> nothing_new, from_memory, from_storage;
    for (int i = 0; i < rounds; ++i)
    {
        nothing_new.push_back(on.run(window, 304, [&](std::size_t) { return again; }));
        from_memory.push_back(on.run(window, 200, [&](std::size_t) { return whole; }));
        from_storage.push_back(on.run(window, 200, [&](std::size_t) { return stored; }));
    }
    auto const cpu = median_of(nothing_new, &tally::cpu_micros);
    auto const cpu_memory = median_of(from_memory, &tally::cpu_micros);
    auto const cpu_storage = median_of(from_storage, &tally::cpu_micros);
    return findings{"polling"}
        .figure("pollers", pollers)
        .figure("bodyBytes", static_cast<double>(asking.ask(whole, 200).body.size()))
        .figure("cpuMicros304", cpu)
        .figure("cpuMicros200", cpu_memory)
        .figure("cpuMicrosStorage", cpu_storage)
        .figure("perSecond304", median_of(nothing_new, &tally::per_second))
        .figure("perSecond200", median_of(from_memory, &tally::per_second))
        .figure("perSecondStorage", median_of(from_storage, &tally::per_second))
        .figure("ratio200", cpu_memory / cpu)
        .figure("ratioStorage", cpu_storage / cpu)
        .gate("ratio200 >= 1.2", cpu_memory / cpu >= 1.2)
        .gate("ratioStorage >= 3", cpu_storage / cpu >= 3);
}

} // namespace

int main()
{
    return report(measure);
}
