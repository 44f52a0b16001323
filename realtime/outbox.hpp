#pragma once

#include "realtime/frame.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <sys/uio.h>
#include <vector>

namespace auktiva::realtime {

/// What one socket has yet to write. Holds no heap memory while empty.
class outbox
{
public:
    using parts = std::array<iovec, 64>;

    void push(frame next);
    bool empty() const { return frames_.empty(); }
    /// Bytes yet to be written.
    std::size_t bytes() const { return bytes_; }

    /// The front of the queue, for one gather write.
    std::span<iovec const> gather(parts& into) const;
    /// Forgets the first `count` bytes, which were written.
    void consume(std::size_t count);
    /// Keeps only the frame whose first bytes are out already: a frame once begun must be finished.
    void drop_unbegun();

private:
    std::vector<frame> frames_;
    /// Bytes of the first frame that are out already.
    std::size_t offset_ = 0;
    std::size_t bytes_ = 0;
};

} // namespace auktiva::realtime
