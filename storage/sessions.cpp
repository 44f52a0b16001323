#include "storage/sessions.hpp"

namespace auktiva::storage {

namespace {

query const insert_session{
    "add_session",
    "INSERT INTO session (token_hash, user_id, created_at, expires_at) VALUES (?1, ?2, ?3, ?4)"};

query const delete_session{"remove_session", "DELETE FROM session WHERE token_hash = ?1"};

query const select_sessions{
    "all_sessions", "SELECT token_hash, user_id, created_at, expires_at FROM session"};

query const delete_old_sessions{"prune_sessions", R"sql(
    DELETE FROM session WHERE token_hash IN
        (SELECT token_hash FROM session WHERE expires_at <= ?1 LIMIT ?2))sql"};

} // namespace

void add_session(database& db, stored_session const& fresh)
{
    db.execute(insert_session, fresh.token_hash, fresh.user, fresh.created_at, fresh.expires_at);
}

bool remove_session(database& db, std::string_view token_hash)
{
    return db.execute(delete_session, token_hash) > 0;
}

std::vector<stored_session> all_sessions(database& db)
{
    return db.all<stored_session>(select_sessions);
}

std::int64_t prune_sessions(database& db, timestamp now, std::int64_t limit)
{
    return db.execute(delete_old_sessions, now, limit);
}

} // namespace auktiva::storage
