#include "storage/file_threads.hpp"

#include <utility>

namespace auktiva::storage {

file_threads::file_threads(std::size_t threads, std::size_t queue_limit)
    : limit_{queue_limit}
{
    for (std::size_t started = 0; started < threads; ++started)
        threads_.emplace_back([this] { work_until_stopped(); });
}

bool file_threads::submit(std::function<void()> work)
{
    {
        std::lock_guard const held{lock_};
        if (stopping_ || queue_.size() >= limit_)
            return false;
        queue_.push_back(std::move(work));
    }
    wake_.notify_one();
    return true;
}

void file_threads::stop()
{
    {
        std::lock_guard const held{lock_};
        stopping_ = true;
    }
    wake_.notify_all();
    for (auto& each : threads_)
        each.join();
    threads_.clear();
}

void file_threads::work_until_stopped()
{
    std::unique_lock held{lock_};
    for (;;)
    {
        wake_.wait(held, [this] { return stopping_ || !queue_.empty(); });
        if (queue_.empty())
            return;
        {
            auto const work = std::move(queue_.front());
            queue_.pop_front();
            held.unlock();
            work();
        }
        held.lock();
    }
}

} // namespace auktiva::storage
