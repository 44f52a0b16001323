#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace auktiva::storage {

/// What waits for a thread of a pool, in its order and bounded.
template <class Work>
class work_queue
{
public:
    explicit work_queue(std::size_t limit)
        : limit_{limit}
    {
    }

    /// False if it is full or closed.
    [[nodiscard]] bool push(Work work)
    {
        {
            std::lock_guard const held{lock_};
            if (closed_ || waiting_.size() >= limit_)
                return false;
            waiting_.push_back(std::move(work));
        }
        wake_.notify_one();
        return true;
    }

    /// Waits for the next; nothing once all is taken and the queue is closed.
    std::optional<Work> pop()
    {
        std::unique_lock held{lock_};
        wake_.wait(held, [this] { return closed_ || !waiting_.empty(); });
        if (waiting_.empty())
            return std::nullopt;
        auto next = std::move(waiting_.front());
        waiting_.pop_front();
        return next;
    }

    void close()
    {
        {
            std::lock_guard const held{lock_};
            closed_ = true;
        }
        wake_.notify_all();
    }

    std::size_t size() const
    {
        std::lock_guard const held{lock_};
        return waiting_.size();
    }

private:
    std::size_t const limit_;
    std::mutex mutable lock_;
    std::condition_variable wake_;
    std::deque<Work> waiting_;
    bool closed_ = false;
};

} // namespace auktiva::storage
