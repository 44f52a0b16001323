#pragma once

#include "auction/ids.hpp"
#include "auction/time.hpp"
#include "storage/database.hpp"

namespace auktiva::storage {

/// A request that was accepted under a key of its sender, and what it was answered.
struct accepted_request
{
    user_id user;
    std::string key;
    std::string request_hash;
    std::string answer;
    timestamp at;
};

std::optional<accepted_request>
find_accepted_request(database& db, user_id const& user, std::string_view key);
void add_accepted_request(database& db, accepted_request const& fresh);
/// Deletes at most `limit` older than `older_than`; returns how many.
std::int64_t prune_accepted_requests(database& db, timestamp older_than, std::int64_t limit);

} // namespace auktiva::storage
