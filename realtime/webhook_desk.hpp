#pragma once

#include "realtime/webhook_request.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace auktiva::realtime {

/// Something receivers hold true because we told them: a channel is occupied, or a member is on it.
struct belief
{
    std::string app;
    std::string channel;
    /// Empty: this is about the channel.
    std::string user_id{};

    auto operator<=>(belief const&) const = default;
};

struct belief_change
{
    belief what;
    /// Whether receivers hold it true from now on.
    bool holds{};
};

/// One POST that is to be made.
struct webhook_delivery
{
    std::string app;
    /// Which of the app's webhooks, from 0.
    std::size_t hook{};
    std::string url;
    std::string body;
};

/// What has to be stored at once, so that what is sent and what receivers believe never differ.
struct webhook_haul
{
    /// In the order in which each webhook is to get them.
    std::vector<webhook_delivery> deliveries;
    std::vector<belief_change> changes;

    bool empty() const { return deliveries.empty() && changes.empty(); }
};

struct webhook_desk_settings
{
    std::vector<app> apps;
    /// Whether one POST tells of all that happened within `window`; else of one event.
    bool batching = true;
    /// Times in ms.
    std::int64_t window = 50;
    /// So long somebody who left may come back without anything being told.
    std::int64_t grace = 3'000;
    /// The same for those who were here before a restart: pusher-js may need 16 s to find us again.
    std::int64_t grace_after_start = 20'000;
    /// Of events that wait for collect(); what comes beyond is not told.
    std::size_t capacity = 10'000;
};

/// Makes of what happens on channels what webhooks are told: what nobody wants, and who is back within the
/// grace, leaves no trace; the rest is gathered. Knows no I/O; times are UTC ms.
class webhook_desk
{
public:
    explicit webhook_desk(webhook_desk_settings with)
        : with_{std::move(with)}
    {
    }

    /// An earlier process told this. Members before their channel, as they are told in this order if nobody
    /// comes back.
    void recall(belief what, std::int64_t now);
    void take(std::string_view app_id, occasion const& what, std::int64_t now);
    /// When collect() has something to give.
    std::optional<std::int64_t> due() const;
    /// All that waits, except for who left within the grace.
    webhook_haul collect(std::int64_t now);
    /// nullptr if there is none.
    app const* find_app(std::string_view id) const;
    /// Events not told because too many waited.
    std::uint64_t dropped() const { return dropped_; }

private:
    using departures = std::multimap<std::int64_t, belief>;
    using batch_key = std::pair<std::string, std::size_t>;

    bool has_room() const { return waiting_ < with_.capacity; }
    void arrive(app const& of, occasion const& what, std::int64_t now);
    void depart(belief const& who, std::int64_t at);
    void tell(app const& of, occasion const& what, std::int64_t now);
    void change(belief const& what, bool holds, std::int64_t now);
    void tell_departures(std::int64_t now);
    std::vector<webhook_delivery> make_deliveries(std::int64_t now);

    webhook_desk_settings const with_;
    /// What receivers believe; whoever is gone with the place in departures_.
    std::map<belief, std::optional<departures::iterator>> told_;
    departures departures_;
    std::map<batch_key, std::vector<std::string>> batches_;
    std::vector<belief_change> changes_;
    std::size_t waiting_{};
    std::optional<std::int64_t> window_end_;
    std::uint64_t dropped_{};
};

} // namespace auktiva::realtime
