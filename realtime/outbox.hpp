#pragma once

#include "realtime/frame.hpp"

#include <boost/pool/pool_alloc.hpp>
#include <climits>

#include <array>
#include <cstddef>
#include <list>
#include <span>
#include <sys/uio.h>

namespace auktiva::realtime {

/// What one socket has yet to write. Holds no heap memory while empty, and takes it from a pool that all
/// outboxes share: once that is large enough, queueing allocates nothing. The I/O thread's alone.
class outbox
{
public:
    /// As many as one gather write takes.
    using parts = std::array<iovec, IOV_MAX>;

    void push(frame next);
    bool empty() const { return frames_.empty(); }
    /// Bytes yet to be written.
    std::size_t bytes() const { return bytes_; }

    /// The front of the queue, for one gather write.
    std::span<iovec const> gather(parts& into) const;
    /// Forgets the first `count` bytes, which were written.
    void consume(std::size_t count);
    /// Drops all frames but the first one if some of it is out already, and those within the next `sealed`
    /// bytes: a frame once begun must be finished.
    void drop_unbegun(std::size_t sealed);

private:
    using pool = boost::fast_pool_allocator<
        frame, boost::default_user_allocator_new_delete, boost::details::pool::null_mutex>;

    std::list<frame, pool> frames_;
    /// Bytes of the first frame that are out already.
    std::size_t offset_ = 0;
    std::size_t bytes_ = 0;
};

} // namespace auktiva::realtime
