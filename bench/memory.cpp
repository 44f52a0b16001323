// Resident memory of an idle server, and of each idle socket that listens to one item.

#include "bench/support/listener.hpp"
#include "bench/support/report.hpp"

#include <thread>

namespace {

using namespace auktiva::bench;
using namespace std::chrono_literals;

constexpr std::size_t sockets = 5000;
constexpr double most_idle_mb = 16;
constexpr double most_per_socket_kb = 4;

double settled_kb(house const& of)
{
    std::this_thread::sleep_for(2s);
    return static_cast<double>(resident_kb(of.id()));
}

findings measure()
{
    raise_descriptor_limit();
    house const server;
    auto const idle_mb = settled_kb(server) / 1024;
    club const here{server, 1};
    // The first of them bring in what all of them share.
    auto const first = open_listeners(server, here, 10);
    auto const before = settled_kb(server);
    auto const rest = open_listeners(server, here, sockets);
    auto const after = settled_kb(server);
    auto const per_socket_kb = (after - before) / sockets;
    return findings{"memory"}
        .figure("sockets", sockets)
        .figure("idleMb", idle_mb)
        .figure("withSocketsMb", after / 1024)
        .figure("kbPerSocket", per_socket_kb)
        .gate("idleMb <= 16", idle_mb <= most_idle_mb)
        .gate("kbPerSocket <= 4", per_socket_kb <= most_per_socket_kb);
}

} // namespace

int main()
{
    return report(measure);
}
