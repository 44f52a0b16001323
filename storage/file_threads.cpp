#include "storage/file_threads.hpp"

namespace auktiva::storage {

file_threads::file_threads(std::size_t threads, std::size_t queue_limit)
    : queue_{queue_limit}
{
    for (std::size_t started = 0; started < threads; ++started)
        threads_.emplace_back([this] { work_until_stopped(); });
}

void file_threads::stop()
{
    queue_.close();
    for (auto& each : threads_)
        each.join();
    threads_.clear();
}

void file_threads::work_until_stopped()
{
    while (auto const work = queue_.pop())
        (*work)();
}

} // namespace auktiva::storage
