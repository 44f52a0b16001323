#include "auth/hasher.hpp"

namespace auktiva::auth {

hasher::hasher()
    : thread_{[this] { run(); }}
{
}

bool hasher::submit(std::function<void()> job)
{
    {
        std::lock_guard const lock{mutex_};
        if (stopping_ || waiting_.size() >= most_waiting)
            return false;
        waiting_.push_back(std::move(job));
    }
    changed_.notify_one();
    return true;
}

void hasher::stop()
{
    {
        std::lock_guard const lock{mutex_};
        stopping_ = true;
    }
    changed_.notify_one();
    if (thread_.joinable())
        thread_.join();
}

void hasher::run()
{
    std::unique_lock lock{mutex_};
    while (true)
    {
        changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
        if (waiting_.empty())
            return;
        auto const job = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        job();
        lock.lock();
    }
}

} // namespace auktiva::auth
