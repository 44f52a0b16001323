#pragma once

#include "bench/support/line.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <sys/epoll.h>

namespace auktiva::bench {

/// Waits for many descriptors at once.
class poller
{
public:
    poller()
        : queue_{::epoll_create1(EPOLL_CLOEXEC)}
    {
    }

    void add(int number, std::size_t index)
    {
        epoll_event event{.events = EPOLLIN, .data = {.u64 = index}};
        ::epoll_ctl(queue_.number(), EPOLL_CTL_ADD, number, &event);
    }

    /// Calls `ready(index)` for each that can be read, after waiting at most so long for the first.
    void wait(std::chrono::milliseconds most, auto const& ready)
    {
        std::array<epoll_event, 256> events;
        auto const count = ::epoll_wait(
            queue_.number(), events.data(), static_cast<int>(events.size()), static_cast<int>(most.count())
        );
        for (int i = 0; i < count; ++i)
            ready(static_cast<std::size_t>(events[static_cast<std::size_t>(i)].data.u64));
    }

private:
    handle queue_;
};

} // namespace auktiva::bench
