#include "realtime/outbox.hpp"

#include <utility>

namespace auktiva::realtime {

void outbox::push(frame next)
{
    bytes_ += next->size();
    frames_.push_back(std::move(next));
}

std::span<iovec const> outbox::gather(parts& into) const
{
    std::size_t count = 0;
    auto skipped = offset_;
    for (auto each = frames_.begin(); each != frames_.end() && count < into.size(); ++each)
    {
        // iovec serves reading too and so lacks const; a transport only reads.
        into[count++] = {const_cast<char*>((*each)->data()) + skipped, (*each)->size() - skipped};
        skipped = 0;
    }
    return {into.data(), count};
}

void outbox::consume(std::size_t count)
{
    bytes_ -= count;
    offset_ += count;
    while (!frames_.empty() && offset_ >= frames_.front()->size())
    {
        offset_ -= frames_.front()->size();
        frames_.pop_front();
    }
}

void outbox::drop_unbegun(std::size_t sealed)
{
    std::size_t kept = 0;
    auto each = frames_.begin();
    for (; each != frames_.end() && kept < offset_ + sealed; ++each)
        kept += (*each)->size();
    frames_.erase(each, frames_.end());
    bytes_ = kept - offset_;
}

} // namespace auktiva::realtime
