#include "storage/readers.hpp"

namespace auktiva::storage {

readers::readers(open_options options, std::size_t threads, std::size_t queue_limit)
    : queue_{queue_limit}
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

void readers::stop()
{
    queue_.close();
    for (auto& each : threads_)
        each.join();
    threads_.clear();
}

void readers::read_until_stopped(database& db)
{
    while (auto const reading = queue_.pop())
    {
        snapshot const view{db};
        (*reading)(db);
    }
}

} // namespace auktiva::storage
