#include "realtime/event_log.hpp"

#include <string>
#include <utility>

namespace auktiva::realtime {

namespace {

constexpr std::size_t max_frames = 4'096;

} // namespace

void event_log::append(std::string_view channel, std::uint64_t seq, frame bytes)
{
    auto& held = memory_of(channel);
    if (seq != held.head + 1)
        forget(held);
    held.head = seq;
    held.recent.push_back(std::move(bytes));
    order_.push_back(&held);
    if (order_.size() > max_frames)
    {
        order_.front()->recent.pop_front();
        order_.pop_front();
    }
}

void event_log::set_head(std::string_view channel, std::uint64_t head)
{
    auto& held = memory_of(channel);
    if (head != held.head)
        forget(held);
    held.head = head;
}

void event_log::forget(std::string_view channel)
{
    forget(memory_of(channel));
}

std::uint64_t event_log::head(std::string_view channel) const
{
    auto const found = channels_.find(channel);
    return found == channels_.end() ? 0 : found->second.head;
}

std::optional<std::vector<frame>> event_log::after(std::string_view channel, std::uint64_t seen) const
{
    auto const last = head(channel);
    if (seen > last)
        return std::nullopt;
    if (seen == last)
        return std::vector<frame>{};
    auto const& recent = channels_.find(channel)->second.recent;
    auto const missed = last - seen;
    if (missed > recent.size())
        return std::nullopt;
    return std::vector<frame>(recent.end() - static_cast<std::ptrdiff_t>(missed), recent.end());
}

event_log::memory& event_log::memory_of(std::string_view channel)
{
    auto const found = channels_.find(channel);
    return found != channels_.end() ? found->second : channels_[std::string{channel}];
}

void event_log::forget(memory& of)
{
    if (of.recent.empty())
        return;
    of.recent.clear();
    std::erase(order_, &of);
}

} // namespace auktiva::realtime
