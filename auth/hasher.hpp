#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace auktiva::auth {

/// The thread that computes passwords, one at a time: a sign-in costs memory and a tenth of a second.
class hasher
{
public:
    /// A hall signing in at once must wait, not fail; more than that is turned away.
    static constexpr std::size_t most_waiting = 256;

    hasher();
    ~hasher() { stop(); }

    /// Runs `job`, which must not throw, after those before it. False if the queue is full or stopped.
    [[nodiscard]] bool submit(std::function<void()> job);

    /// Takes nothing more, finishes what waits and returns then. Not to be called by a job.
    void stop();

private:
    void run();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> waiting_;
    bool stopping_{};
    std::thread thread_;
};

} // namespace auktiva::auth
