#pragma once

#include "storage/database.hpp"
#include "storage/work_queue.hpp"

#include <functional>
#include <thread>
#include <vector>

namespace auktiva::storage {

/// The threads that read, each on a connection of its own that cannot write.
class readers
{
public:
    /// Reads within one snapshot. Runs on a reader's thread and must not throw: what fails is its own to
    /// tell.
    using work = std::function<void(database&)>;

    readers(open_options options, std::size_t threads = 2, std::size_t queue_limit = 1024);
    readers(readers const&) = delete;
    readers& operator=(readers const&) = delete;
    ~readers();

    /// Queues the work. False if the queue is full or closed.
    [[nodiscard]] bool submit(work reading) { return queue_.push(std::move(reading)); }
    std::size_t waiting() const { return queue_.size(); }

    /// Finishes the queue and closes the connections. Idempotent.
    void stop();

private:
    void read_until_stopped(database& db);

    work_queue<work> queue_;
    std::vector<std::thread> threads_;
};

} // namespace auktiva::storage
