#pragma once

#include "storage/database.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
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
    [[nodiscard]] bool submit(work reading);
    std::size_t waiting() const;

    /// Finishes the queue and closes the connections. Idempotent.
    void stop();

private:
    void read_until_stopped(database& db);

    std::size_t const limit_;
    std::mutex mutable lock_;
    std::condition_variable wake_;
    std::deque<work> queue_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

} // namespace auktiva::storage
