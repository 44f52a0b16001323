#pragma once

#include "outbound/curl_line.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace auktiva::outbound {

/// The thread of one line: a host that hangs stops nothing else.
class errand_thread
{
public:
    /// Must not throw. `stopped`: nothing is to be tried any more.
    using errand = std::function<void(bool stopped)>;

    /// So long a connection nobody needs is kept for the next errand.
    errand_thread(curl_line& line, std::chrono::seconds patience);
    ~errand_thread() { stop(); }

    /// Runs it after those before it. False once it is stopped.
    [[nodiscard]] bool submit(errand what);

    /// Breaks off what is under way, and runs all that waits as stopped.
    void stop();

private:
    void run();
    bool wait_for_errand(std::unique_lock<std::mutex>& lock);

    curl_line& line_;
    std::chrono::seconds const patience_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<errand> waiting_;
    bool stopping_{};
    std::thread thread_;
};

} // namespace auktiva::outbound
