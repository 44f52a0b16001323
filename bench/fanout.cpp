// What a delivery costs the server, of events that come alone and eight in a turn, beside a loop that only
// sends the same bytes and beside Beast's async_write.

#include "bench/beast_writer.hpp"
#include "bench/support/audience.hpp"
#include "bench/support/listener.hpp"
#include "bench/support/publisher.hpp"
#include "bench/support/report.hpp"
#include "bench/support/rival.hpp"

namespace {

using namespace auktiva::bench;

constexpr std::size_t listeners = 1000;
constexpr int rounds = 101;
constexpr double most_of_loop = 1.25;
constexpr double least_of_beast = 5;
constexpr std::string_view channel = "lamps";
constexpr std::string_view mark = "bid:new";

/// As long as a bid's.
std::string const data = R"({"itemId":"c)" + std::string(300, 'x') + "\"}";

/// One turn: so many events to everybody.
struct delivery
{
    double micros{};     ///< until the last has heard all
    double cpu_micros{}; ///< of the sender, for each delivery
};

delivery time(pid_t sender, audience& to, std::size_t events, auto const& send)
{
    using clock = std::chrono::steady_clock;
    using micros = std::chrono::duration<double, std::micro>;
    auto const cpu_before = cpu_time(sender);
    auto const begin = clock::now();
    send();
    to.hear(mark, events);
    micros const took = clock::now() - begin;
    micros const cpu = cpu_time(sender) - cpu_before;
    return {took.count(), cpu.count() / static_cast<double>(to.size() * events)};
}

std::vector<inbox> open_plain(std::uint16_t port)
{
    std::vector<inbox> all;
    for (std::size_t i = 0; i < listeners; ++i)
        all.emplace_back(line{port});
    return all;
}

std::vector<inbox> open_websockets(std::uint16_t port)
{
    std::vector<inbox> all;
    for (std::size_t i = 0; i < listeners; ++i)
        all.emplace_back(open_websocket(line{port}, "/"));
    return all;
}

/// Server and rivals, and who listens to each.
class contest
{
public:
    contest()
    {
        listener sample{line{server_.port()}, server_.secret("SOKETI_APP_KEY")};
        sample.subscribe(channel);
        publish(1);
        message_ = sample.heard().next();
        of_server_.hear(mark, 1);
    }

    struct result
    {
        std::vector<delivery> server, loop, beast;
    };

    /// Each in turn, so that what else the machine does disturbs all alike.
    result run(std::size_t events)
    {
        std::vector<std::string> const messages(events, message_);
        result found;
        for (int i = 0; i < rounds; ++i)
        {
            found.server.push_back(time(server_.id(), of_server_, events, [&] { publish(events); }));
            found.loop.push_back(time(loop_.id(), of_loop_, events, [&] { loop_.send(messages); }));
            found.beast.push_back(time(beast_.id(), of_beast_, events, [&] { beast_.send(messages); }));
        }
        return found;
    }

private:
    void publish(std::size_t events)
    {
        auto const event = event_body(channel, mark, data);
        asking_.ask(publisher_.request("batch_events", batch_body(event, events)), 200);
    }

    rival loop_{send_in_a_loop, listeners};
    rival beast_{write_with_beast, listeners};
    audience of_loop_{open_plain(loop_.port())};
    audience of_beast_{open_websockets(beast_.port())};
    house const server_;
    audience of_server_{open_listeners(server_, channel, listeners)};
    publisher const publisher_{server_};
    http_client asking_{server_.port()};
    std::string message_{};
};

findings measure()
{
    raise_descriptor_limit();
    contest here;
    auto const one = here.run(1);
    auto const eight = here.run(8);
    auto const of_loop = median_ratio(one.server, one.loop, &delivery::cpu_micros);
    auto const of_beast = median_ratio(eight.beast, eight.server, &delivery::cpu_micros);
    return findings{"fanout"}
        .figure("listeners", listeners)
        .figure("cpuMicrosEach", median_of(one.server, &delivery::cpu_micros))
        .figure("cpuMicrosEachOfLoop", median_of(one.loop, &delivery::cpu_micros))
        .figure("cpuMicrosEachOfBeast", median_of(one.beast, &delivery::cpu_micros))
        .figure("microsToLast", median_of(one.server, &delivery::micros))
        .figure("microsToLastOfLoop", median_of(one.loop, &delivery::micros))
        .figure("cpuMicrosEachOfEight", median_of(eight.server, &delivery::cpu_micros))
        .figure("cpuMicrosEachOfEightOfLoop", median_of(eight.loop, &delivery::cpu_micros))
        .figure("cpuMicrosEachOfEightOfBeast", median_of(eight.beast, &delivery::cpu_micros))
        .figure("ofLoop", of_loop)
        .figure("beastOfServerAtEight", of_beast)
        .gate("ofLoop <= 1.25", of_loop <= most_of_loop)
        .gate("beastOfServerAtEight >= 5", of_beast >= least_of_beast);
}

} // namespace

int main()
{
    return report(measure);
}
