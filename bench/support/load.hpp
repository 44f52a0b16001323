#pragma once

#include "bench/support/house.hpp"
#include "bench/support/http_client.hpp"
#include "bench/support/poller.hpp"
#include "bench/support/process.hpp"

#include <chrono>
#include <vector>

namespace auktiva::bench {

/// What one window of load came to.
struct tally
{
    double per_second{};
    double cpu_micros{}; ///< of the server, for each wanted answer
    double wanted_share{};
    std::size_t wanted{};
};

/// Connections that ask the next question as soon as the last one is answered.
class load
{
public:
    load(house const& on, std::size_t connections)
        : server_{on.id()}
    {
        for (std::size_t i = 0; i < connections; ++i)
        {
            clients_.emplace_back(on.port());
            poller_.add(clients_.back().number(), i);
        }
    }

    /// `next(connection)` is the next request; only answers of the wanted status count.
    tally run(std::chrono::milliseconds length, int wanted_status, auto const& next)
    {
        using clock = std::chrono::steady_clock;
        auto const begin = clock::now();
        auto const cpu_before = cpu_time(server_);
        std::size_t answered = 0, wanted = 0, under_way = clients_.size();
        for (std::size_t i = 0; i < clients_.size(); ++i)
            clients_[i].send(next(i));
        while (under_way > 0)
            poller_.wait(
                std::chrono::seconds{1},
                [&](std::size_t i)
                {
                    auto const answer = clients_[i].receive(false);
                    if (!answer)
                        return;
                    ++answered;
                    wanted += answer->status == wanted_status;
                    if (clock::now() - begin < length)
                        clients_[i].send(next(i));
                    else
                        --under_way;
                }
            );
        std::chrono::duration<double> const took = clock::now() - begin;
        std::chrono::duration<double, std::micro> const cpu = cpu_time(server_) - cpu_before;
        auto const count = static_cast<double>(wanted);
        return {count / took.count(), cpu.count() / count, count / static_cast<double>(answered), wanted};
    }

private:
    pid_t server_;
    std::vector<http_client> clients_;
    poller poller_;
};

} // namespace auktiva::bench
