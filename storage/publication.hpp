#pragma once

#include "storage/database.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// How far the event log has been brought to a realtime server outside.
namespace auktiva::storage {

/// Up to which event all have been published to `target`; from now on if it is not the target of before.
std::int64_t begin_publication(database& db, std::string_view target);
/// Nothing is published to anybody any more.
void end_publication(database& db);
void advance_publication(database& db, std::int64_t up_to);

struct unpublished_event
{
    std::int64_t id{};
    timestamp at{};
    std::string channel;
    std::string name;
    std::string data;
};

struct backlog
{
    /// Oldest first; without those that were blanked meanwhile.
    std::vector<unpublished_event> events;
    /// Of the whole log.
    std::int64_t newest{};
};

backlog unpublished_events(database& db, std::int64_t after, std::int64_t limit);

} // namespace auktiva::storage
