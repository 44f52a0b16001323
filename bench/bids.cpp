// Durable bids per second with group commit, beside the same program committing them one by one.

#include "bench/support/listener.hpp"
#include "bench/support/load.hpp"
#include "bench/support/report.hpp"

#include <thread>

namespace {

using namespace auktiva::bench;
using namespace std::chrono_literals;

constexpr std::size_t bidders = 64;
constexpr std::size_t accounts = 8;
constexpr std::size_t watchers = 100;
constexpr int rounds = 5;
constexpr auto window = 1s;
constexpr double least_ratio = 4;

/// A server with its bidders, and watchers who hear every bid.
class sale
{
public:
    explicit sale(std::vector<std::string> settings = {})
        : house_{std::move(settings)}
        , club_{house_, accounts}
        , watchers_{open_listeners(house_, club_, watchers)}
        , load_{house_, bidders}
        , hearing_{[this](std::stop_token const& stop) { hear(stop); }}
    {
    }

    tally run(std::chrono::milliseconds length)
    {
        return load_.run(length, 201, [this](std::size_t bidder) { return club_.bid(bidder, ++amount_); });
    }

private:
    void hear(std::stop_token const& stop)
    {
        poller ready;
        for (std::size_t i = 0; i < watchers_.size(); ++i)
            ready.add(watchers_[i].number(), i);
        while (!stop.stop_requested())
            ready.wait(100ms, [this](std::size_t i) { watchers_[i].count("bid:new"); });
    }

    house house_;
    club club_;
    std::vector<inbox> watchers_;
    load load_;
    std::int64_t amount_ = 0;
    std::jthread hearing_;
};

findings measure()
{
    sale grouped;
    sale single{{"AUKTIVA_BENCH_BATCH_LIMIT=1"}};
    std::vector<tally> together, alone;
    for (auto* each : {&grouped, &single})
        each->run(300ms);
    for (int i = 0; i < rounds; ++i)
    {
        together.push_back(grouped.run(window));
        alone.push_back(single.run(window));
    }
    auto const rate = median_of(together, &tally::per_second);
    auto const rate_alone = median_of(alone, &tally::per_second);
    return findings{"bids"}
        .figure("bidders", bidders)
        .figure("watchers", watchers)
        .figure("bidsPerSecond", rate)
        .figure("bidsPerSecondOneByOne", rate_alone)
        .figure("cpuMicrosPerBid", median_of(together, &tally::cpu_micros))
        .figure("cpuMicrosPerBidOneByOne", median_of(alone, &tally::cpu_micros))
        .figure("acceptedShare", median_of(together, &tally::wanted_share))
        .figure("ratio", rate / rate_alone)
        .gate("ratio >= 4", rate / rate_alone >= least_ratio);
}

} // namespace

int main()
{
    return report(measure);
}
