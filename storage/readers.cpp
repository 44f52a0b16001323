#include "storage/readers.hpp"

#include <utility>

namespace auktiva::storage {

readers::readers(open_options options, std::size_t threads, std::size_t queue_limit)
    : limit_{queue_limit}
{
    options.mode = access::read;
    std::vector<database> connections;
    for (std::size_t opened = 0; opened < threads; ++opened)
        connections.emplace_back(options);
    for (auto& each : connections)
        threads_.emplace_back([this, db = std::move(each)]() mutable { read_until_stopped(db); });
}

readers::~readers()
{
    stop();
}

bool readers::submit(work reading)
{
    {
        std::lock_guard const held{lock_};
        if (stopping_ || queue_.size() >= limit_)
            return false;
        queue_.push_back(std::move(reading));
    }
    wake_.notify_one();
    return true;
}

std::size_t readers::waiting() const
{
    std::lock_guard const held{lock_};
    return queue_.size();
}

void readers::stop()
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

void readers::read_until_stopped(database& db)
{
    std::unique_lock held{lock_};
    for (;;)
    {
        wake_.wait(held, [this] { return stopping_ || !queue_.empty(); });
        if (queue_.empty())
            return;
        auto const reading = std::move(queue_.front());
        queue_.pop_front();
        held.unlock();
        {
            snapshot const view{db};
            reading(db);
        }
        held.lock();
    }
}

} // namespace auktiva::storage
