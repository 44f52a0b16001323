#pragma once

#include "storage/work_queue.hpp"

#include <functional>
#include <thread>
#include <vector>

namespace auktiva::storage {

/// The threads that read and write files. They have no connection, so that a disk which takes its time over
/// an upload holds up nobody who reads from the database.
class file_threads
{
public:
    explicit file_threads(std::size_t threads = 2, std::size_t queue_limit = 1024);
    file_threads(file_threads const&) = delete;
    file_threads& operator=(file_threads const&) = delete;
    ~file_threads() { stop(); }

    /// Queues the work, which must not throw. False if the queue is full or closed.
    [[nodiscard]] bool submit(std::function<void()> work) { return queue_.push(std::move(work)); }

    /// Finishes the queue. Idempotent.
    void stop();

private:
    void work_until_stopped();

    work_queue<std::function<void()>> queue_;
    std::vector<std::thread> threads_;
};

} // namespace auktiva::storage
