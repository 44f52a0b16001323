#include "realtime/event_cache.hpp"

#include <iterator>
#include <utility>

namespace auktiva::realtime {

namespace {

constexpr std::size_t max_bytes = 16 * 1024 * 1024;

} // namespace

void event_cache::put(cached_event newest)
{
    if (auto const known = by_channel_.find(newest.channel); known != by_channel_.end())
        forget(known->second);
    bytes_ += weight(newest);
    in_order_.push_back(std::move(newest));
    by_channel_.emplace(in_order_.back().channel, std::prev(in_order_.end()));
    while (bytes_ > max_bytes)
        forget(in_order_.begin());
}

event_cache::cached_event const* event_cache::find(std::string_view channel, std::int64_t now) const
{
    auto const found = by_channel_.find(channel);
    return found == by_channel_.end() || found->second->expires_at <= now ? nullptr : &*found->second;
}

void event_cache::expire(std::int64_t now)
{
    while (!in_order_.empty() && in_order_.front().expires_at <= now)
        forget(in_order_.begin());
}

void event_cache::forget(events::iterator which)
{
    bytes_ -= weight(*which);
    by_channel_.erase(which->channel);
    in_order_.erase(which);
}

std::size_t event_cache::weight(cached_event const& of)
{
    // The name stands twice; about 200 bytes go to the nodes.
    return 2 * of.channel.size() + of.bytes->size() + of.data.size() + 200;
}

} // namespace auktiva::realtime
