#include "realtime/outbox.hpp"

#include <algorithm>
#include <utility>

namespace auktiva::realtime {

void outbox::push(frame next)
{
    bytes_ += next->size();
    frames_.push_back(std::move(next));
}

std::span<iovec const> outbox::gather(parts& into) const
{
    auto const count = std::min(into.size(), frames_.size());
    for (std::size_t part = 0; part < count; ++part)
    {
        auto const& bytes = *frames_[part];
        auto const skipped = part == 0 ? offset_ : 0;
        // iovec serves reading too and so lacks const; a transport only reads.
        into[part] = {const_cast<char*>(bytes.data()) + skipped, bytes.size() - skipped};
    }
    return {into.data(), count};
}

void outbox::consume(std::size_t count)
{
    bytes_ -= count;
    offset_ += count;
    auto begun = frames_.begin();
    for (; begun != frames_.end() && offset_ >= (*begun)->size(); ++begun)
        offset_ -= (*begun)->size();
    frames_.erase(frames_.begin(), begun);
    if (frames_.empty())
        frames_.shrink_to_fit();
}

void outbox::drop_unbegun()
{
    if (frames_.empty())
        return;
    frames_.resize(offset_ > 0 ? 1 : 0);
    bytes_ = offset_ > 0 ? frames_.front()->size() - offset_ : 0;
}

} // namespace auktiva::realtime
