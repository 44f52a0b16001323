#pragma once

#include "storage/database.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

// The log of what shared channels have heard. `seq` counts densely from 1 within each channel.
namespace auktiva::storage {

/// One logged frame.
struct logged_event
{
    std::string channel;
    std::int64_t seq;
    std::string name;
    std::string data;
};

/// Emptied by blank_events: nobody may know any more what it said.
inline bool is_blank(logged_event const& event)
{
    return event.data == "{}";
}

/// A channel and the `seq` of its newest frame.
struct channel_head
{
    std::string channel;
    std::int64_t seq;
};

/// What a reader who has seen `after` has missed, oldest first.
struct event_page
{
    std::vector<logged_event> events;
    /// Of the channel; 0 if nothing was ever logged there.
    std::int64_t head{};
    /// The log cannot tell what was missed: pruned, blanked, or `after` is none of ours.
    bool gap{};
};

/// Makes an event's data, which tells its own `seq`.
using event_data = std::function<std::string(std::int64_t seq)>;

/// Logs one event inside the writer's transaction.
logged_event append_event(
    database& db, std::string_view channel, timestamp at, std::string_view name, event_data const& make
);

event_page events_after(database& db, std::string_view channel, std::int64_t after, std::int64_t limit = 500);
std::int64_t event_head(database& db, std::string_view channel);
std::vector<channel_head> event_heads(database& db);

/// The newest `total` frames of all channels, in the order they were logged.
std::vector<logged_event> recent_events(database& db, std::int64_t total);

/// When the newest event was logged, over all channels.
std::optional<timestamp> newest_event_time(database& db);

/// Deletes at most `limit` events logged before `older_than`, but never a channel's newest.
/// Returns how many.
std::int64_t prune_events(database& db, timestamp older_than, std::int64_t limit);

/// Empties the data of all frames of a channel, which may tell what is to be hidden from now on.
void blank_events(database& db, std::string_view channel);

/// Names the life of this log; stores `fresh` as the name if it has none yet.
std::string log_epoch(database& db, std::string_view fresh);

/// Gives it another name, in logged events too, so that whoever knows the old one begins anew.
void renew_log_epoch(database& db);

} // namespace auktiva::storage
