#pragma once

#include "auction/ids.hpp"
#include "auction/time.hpp"
#include "storage/database.hpp"

namespace auktiva::storage {

/// A signed-in browser. Only the hash of its token is kept.
struct stored_session
{
    std::string token_hash;
    user_id user;
    timestamp created_at;
    timestamp expires_at;
};

void add_session(database& db, stored_session const& fresh);
/// False if there was none.
bool remove_session(database& db, std::string_view token_hash);
std::vector<stored_session> all_sessions(database& db);
/// Deletes at most `limit` that ended before `now`; returns how many.
std::int64_t prune_sessions(database& db, timestamp now, std::int64_t limit);

} // namespace auktiva::storage
