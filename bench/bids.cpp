// Durable bids per second with group commit, beside the same program committing them one by one.

#include "bench/support/listener.hpp"
#include "bench/support/load.hpp"
#include "bench/support/report.hpp"

#include <atomic>
#include <stdexcept>
#include <thread>

namespace {

using namespace auktiva::bench;
using namespace std::chrono_literals;

constexpr std::size_t bidders = 64;
constexpr std::size_t accounts = 8;
constexpr std::size_t watchers = 100;
constexpr int rounds = 9;
constexpr auto window = 700ms;
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
        auto const found =
            load_.run(length, 201, [this](std::size_t bidder) { return club_.bid(bidder, ++amount_); });
        accepted_ += found.wanted;
        return found;
    }

    void must_have_been_heard()
    {
        for (auto const deadline = std::chrono::steady_clock::now() + 5s; heard_ != accepted_;)
        {
            if (std::chrono::steady_clock::now() > deadline)
                throw std::runtime_error{
                    std::to_string(heard_) + " bids heard of " + std::to_string(accepted_)};
            std::this_thread::sleep_for(10ms);
        }
    }

private:
    /// One of them listens closely, for all.
    void hear(std::stop_token const& stop)
    {
        poller ready;
        for (std::size_t i = 0; i < watchers_.size(); ++i)
            ready.add(watchers_[i].number(), i);
        while (!stop.stop_requested())
            ready.wait(
                100ms,
                [this](std::size_t i)
                {
                    if (i == 0)
                        heard_ += watchers_[i].count("bid:new");
                    else
                        watchers_[i].connection().skip();
                }
            );
    }

    house house_;
    club club_;
    std::vector<inbox> watchers_;
    load load_;
    std::int64_t amount_ = 0;
    std::size_t accepted_ = 0;
    std::atomic<std::size_t> heard_ = 0;
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
    for (auto* each : {&grouped, &single})
        each->must_have_been_heard();
    auto const ratio = median_ratio(together, alone, &tally::per_second);
    return findings{"bids"}
        .figure("bidders", bidders)
        .figure("watchers", watchers)
        .figure("bidsPerSecond", median_of(together, &tally::per_second))
        .figure("bidsPerSecondOneByOne", median_of(alone, &tally::per_second))
        .figure("cpuMicrosPerBid", median_of(together, &tally::cpu_micros))
        .figure("cpuMicrosPerBidOneByOne", median_of(alone, &tally::cpu_micros))
        .figure("acceptedShare", median_of(together, &tally::wanted_share))
        .figure("ratio", ratio)
        .gate("ratio >= 4", ratio >= least_ratio);
}

} // namespace

int main()
{
    return report(measure);
}
