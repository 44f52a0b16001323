#include "realtime/webhook_desk.hpp"

#include <algorithm>
#include <span>

namespace auktiva::realtime {

namespace {

/// A body that has reached this takes no further event.
constexpr std::size_t full_body = 64 * 1024;

belief belief_about(app const& of, occasion const& what)
{
    return {of.id, what.channel, what.user_id};
}

occasion departure_of(belief const& who)
{
    return {
        .what = who.user_id.empty() ? occasion::kind::channel_vacated : occasion::kind::member_removed,
        .channel = who.channel,
        .user_id = who.user_id};
}

/// Whether a webhook is told who comes, or who goes.
bool follows(webhook const& hook, belief const& who)
{
    return who.user_id.empty() ? wants(hook, occasion::kind::channel_occupied, who.channel) ||
                                     wants(hook, occasion::kind::channel_vacated, who.channel)
                               : wants(hook, occasion::kind::member_added, who.channel) ||
                                     wants(hook, occasion::kind::member_removed, who.channel);
}

/// How many of the events fit into one body.
std::size_t share_of(std::span<std::string const> events)
{
    std::size_t count = 0;
    for (std::size_t bytes = 0; count < events.size() && bytes < full_body; ++count)
        bytes += events[count].size();
    return count;
}

} // namespace

app const* webhook_desk::find_app(std::string_view id) const
{
    auto const found = std::ranges::find(with_.apps, id, &app::id);
    return found == with_.apps.end() ? nullptr : &*found;
}

void webhook_desk::recall(belief what, std::int64_t now)
{
    auto const known = told_.emplace(std::move(what), std::nullopt).first;
    depart(known->first, now + with_.grace_after_start);
}

void webhook_desk::take(std::string_view app_id, occasion const& what, std::int64_t now)
{
    auto const* of = find_app(app_id);
    if (!of)
        return;
    switch (what.what)
    {
    case occasion::kind::channel_occupied:
    case occasion::kind::member_added:
        return arrive(*of, what, now);
    case occasion::kind::channel_vacated:
    case occasion::kind::member_removed:
        return depart(belief_about(*of, what), now + with_.grace);
    case occasion::kind::client_event:
    case occasion::kind::cache_miss:
    case occasion::kind::subscription_count:
        return tell(*of, what, now);
    }
}

void webhook_desk::arrive(app const& of, occasion const& what, std::int64_t now)
{
    auto const who = belief_about(of, what);
    if (auto const known = told_.find(who); known != told_.end())
    {
        if (auto const leaving = std::exchange(known->second, std::nullopt))
            departures_.erase(*leaving);
        return;
    }
    if (std::ranges::none_of(of.webhooks, [&](auto const& hook) { return follows(hook, who); }))
        return;
    // Who is not told of is not told gone either.
    if (!has_room())
        return void(++dropped_);
    told_.emplace(who, std::nullopt);
    tell(of, what, now);
    change(who, true, now);
}

void webhook_desk::depart(belief const& who, std::int64_t at)
{
    auto const known = told_.find(who);
    if (known != told_.end() && !known->second)
        known->second = departures_.emplace(at, who);
}

void webhook_desk::tell(app const& of, occasion const& what, std::int64_t now)
{
    for (std::size_t hook = 0; hook < of.webhooks.size(); ++hook)
    {
        if (!wants(of.webhooks[hook], what.what, what.channel))
            continue;
        if (!has_room())
            return void(++dropped_);
        batches_[{of.id, hook}].push_back(describe(what));
        ++waiting_;
        window_end_ = window_end_.value_or(now + (with_.batching ? with_.window : 0));
    }
}

void webhook_desk::change(belief const& what, bool holds, std::int64_t now)
{
    changes_.push_back({what, holds});
    window_end_ = window_end_.value_or(now + with_.window);
}

std::optional<std::int64_t> webhook_desk::due() const
{
    if (departures_.empty())
        return window_end_;
    auto const first = departures_.begin()->first;
    return std::min(window_end_.value_or(first), first);
}

void webhook_desk::tell_departures(std::int64_t now)
{
    while (!departures_.empty() && departures_.begin()->first <= now && has_room())
    {
        auto const who = std::move(departures_.begin()->second);
        departures_.erase(departures_.begin());
        told_.erase(who);
        if (auto const* of = find_app(who.app))
            tell(*of, departure_of(who), now);
        change(who, false, now);
    }
}

webhook_haul webhook_desk::collect(std::int64_t now)
{
    tell_departures(now);
    webhook_haul haul{make_deliveries(now), std::exchange(changes_, {})};
    waiting_ = 0;
    window_end_.reset();
    return haul;
}

std::vector<webhook_delivery> webhook_desk::make_deliveries(std::int64_t now)
{
    std::vector<webhook_delivery> made;
    for (auto const& [key, events] : std::exchange(batches_, {}))
    {
        auto const& [id, hook] = key;
        auto const& url = find_app(id)->webhooks[hook].url;
        for (std::span<std::string const> left{events}; !left.empty();)
        {
            auto const count = with_.batching ? share_of(left) : 1;
            made.push_back({id, hook, url, webhook_body(now, left.first(count))});
            left = left.subspan(count);
        }
    }
    return made;
}

} // namespace auktiva::realtime
