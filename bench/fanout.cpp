// How soon the last of a thousand listeners hears a bid, beside a loop that sends the same bytes to a
// thousand sockets.

#include "bench/support/listener.hpp"
#include "bench/support/poller.hpp"
#include "bench/support/raw_sender.hpp"
#include "bench/support/report.hpp"

namespace {

using namespace auktiva::bench;
using namespace std::chrono_literals;

constexpr std::size_t listeners = 1000;
constexpr int rounds = 201;
constexpr double most_ratio = 1.5;

/// Connections that all hear the same.
class audience
{
public:
    explicit audience(std::vector<inbox> members)
        : members_{std::move(members)}
    {
        for (std::size_t i = 0; i < members_.size(); ++i)
            ready_.add(members_[i].number(), i);
    }

    std::size_t size() const { return members_.size(); }

    /// Until each has heard one message with that text.
    void hear(std::string_view text)
    {
        for (auto missing = members_.size(); missing > 0;)
            ready_.wait(1s, [&](std::size_t i) { missing -= members_[i].count(text); });
    }

private:
    std::vector<inbox> members_;
    poller ready_;
};

/// One event to everybody.
struct delivery
{
    double micros{};
    double cpu_micros{};
};

delivery time(pid_t sender, audience& to, auto const& send)
{
    using clock = std::chrono::steady_clock;
    using micros = std::chrono::duration<double, std::micro>;
    auto const cpu_before = cpu_time(sender);
    auto const begin = clock::now();
    send();
    to.hear("bid:new");
    micros const took = clock::now() - begin;
    return {took.count(), micros{cpu_time(sender) - cpu_before}.count() / static_cast<double>(to.size())};
}

findings measure()
{
    raise_descriptor_limit();
    raw_sender plain{listeners};
    audience plain_listeners{plain.open_receivers()};

    house const server;
    club const here{server, 2};
    audience item_listeners{open_listeners(server, here, listeners)};
    listener sample{server.port(), server.secret("SOKETI_APP_KEY")};
    http_client bidding{server.port()};
    sample.subscribe(bidding, here.members().front(), here.item_channel());

    std::vector<delivery> of_server, of_loop;
    for (int i = 0; i < rounds; ++i)
    {
        auto const bid = here.bid(static_cast<std::size_t>(i), i + 1);
        of_server.push_back(time(server.id(), item_listeners, [&] { bidding.send(bid); }));
        bidding.receive(true);
        auto const said = sample.heard().next();
        of_loop.push_back(time(plain.id(), plain_listeners, [&] { plain.send(said); }));
    }
    auto const ratio = median_ratio(of_server, of_loop, &delivery::micros);
    return findings{"fanout"}
        .figure("listeners", listeners)
        .figure("microsToLast", median_of(of_server, &delivery::micros))
        .figure("microsToLastOfLoop", median_of(of_loop, &delivery::micros))
        .figure("cpuMicrosEach", median_of(of_server, &delivery::cpu_micros))
        .figure("cpuMicrosEachOfLoop", median_of(of_loop, &delivery::cpu_micros))
        .figure("ratio", ratio)
        .gate("ratio <= 1.5", ratio <= most_ratio);
}

} // namespace

int main()
{
    return report(measure);
}
