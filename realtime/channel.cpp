#include "realtime/channel.hpp"

#include <algorithm>

namespace auktiva::realtime {

namespace {

/// At most 100 to look at, the most channels a socket may have.
auto find_seat(socket& who, channel const& in)
{
    return std::ranges::find(who.subscriber().seats, &in, &seat::in);
}

} // namespace

bool channel::has(socket& who) const
{
    return find_seat(who, *this) != who.subscriber().seats.end();
}

void channel::join(socket& who)
{
    who.subscriber().seats.push_back({this, members_.size()});
    members_.push_back(&who);
}

void channel::leave(socket& who)
{
    auto const left = find_seat(who, *this);
    auto* const last = members_.back();
    members_[left->index] = last;
    find_seat(*last, *this)->index = left->index;
    members_.pop_back();
    who.subscriber().seats.erase(left);
}

std::size_t channel::deliver(frame const& next, std::string_view except) const
{
    std::size_t delivered = 0;
    for (auto* const member : members_)
    {
        if (member->id() == except)
            continue;
        member->send(next);
        ++delivered;
    }
    return delivered;
}

} // namespace auktiva::realtime
