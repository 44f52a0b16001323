#include "outbound/errand_thread.hpp"

namespace auktiva::outbound {

errand_thread::errand_thread(curl_line& line, std::chrono::seconds patience)
    : line_{line}
    , patience_{patience}
    , thread_{[this] { run(); }}
{
}

bool errand_thread::submit(errand what)
{
    {
        std::lock_guard const lock{mutex_};
        if (stopping_)
            return false;
        waiting_.push_back(std::move(what));
    }
    changed_.notify_one();
    return true;
}

void errand_thread::stop()
{
    {
        std::lock_guard const lock{mutex_};
        stopping_ = true;
    }
    line_.stop();
    changed_.notify_one();
    if (thread_.joinable())
        thread_.join();
}

/// False once all is done.
bool errand_thread::wait_for_errand(std::unique_lock<std::mutex>& lock)
{
    auto const woken = [this] { return stopping_ || !waiting_.empty(); };
    if (line_.connected() && !changed_.wait_for(lock, patience_, woken))
    {
        lock.unlock();
        line_.hang_up();
        lock.lock();
    }
    changed_.wait(lock, woken);
    return !waiting_.empty();
}

void errand_thread::run()
{
    std::unique_lock lock{mutex_};
    while (wait_for_errand(lock))
    {
        auto const next = std::move(waiting_.front());
        waiting_.pop_front();
        bool const stopped = stopping_;
        lock.unlock();
        next(stopped);
        lock.lock();
    }
}

} // namespace auktiva::outbound
