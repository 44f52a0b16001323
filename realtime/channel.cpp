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

member const* channel::known_as(socket& who) const
{
    auto const found = find_seat(who, *this);
    return found == who.subscriber().seats.end() || !found->as ? nullptr : &found->as->who;
}

membership_change channel::join(socket& who, std::optional<member> as)
{
    membership_change change{.of_occupancy = members_.empty()};
    roster::entry* entry = nullptr;
    if (kind_ == channel_kind::presence)
    {
        entry = &roster_.enter(std::move(as.value()));
        if (entry->sockets == 1)
            change.of_roster = entry->who;
    }
    who.subscriber().seats.push_back({this, members_.size(), entry});
    members_.push_back(&who);
    return change;
}

membership_change channel::leave(socket& who)
{
    membership_change change;
    auto const left = find_seat(who, *this);
    auto* const last = members_.back();
    members_[left->index] = last;
    find_seat(*last, *this)->index = left->index;
    members_.pop_back();
    change.of_occupancy = members_.empty();
    if (left->as)
    {
        auto leaving = left->as->who;
        if (roster_.leave(*left->as))
            change.of_roster = std::move(leaving);
    }
    who.subscriber().seats.erase(left);
    return change;
}

std::size_t channel::deliver(frame const& next, std::string_view except) const
{
    std::size_t delivered = 0;
    for (auto* const member : members_)
    {
        if (!except.empty() && member->id() == except)
            continue;
        member->send(next);
        ++delivered;
    }
    return delivered;
}

} // namespace auktiva::realtime
