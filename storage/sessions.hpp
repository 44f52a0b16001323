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
    /// What the browser calls itself; printable, may be empty.
    std::string user_agent;
    /// Of the last commit that told; none before the first.
    std::optional<timestamp> last_seen_at;
};

void add_session(database& db, stored_session const& fresh);
/// False if there was none.
bool remove_session(database& db, std::string_view token_hash);
/// Notes that its user was there.
void see_session(database& db, std::string_view token_hash, timestamp at);
std::vector<stored_session> all_sessions(database& db);
/// Newest first; expired ones may be among them.
std::vector<stored_session> sessions_of(database& db, user_id const& user);
/// Deletes at most `limit` whose time is over at `now`; returns the hashes of their tokens.
std::vector<std::string> prune_sessions(database& db, timestamp now, std::int64_t limit);

} // namespace auktiva::storage
