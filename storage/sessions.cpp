#include "storage/sessions.hpp"

#define SESSION_COLUMNS "token_hash, user_id, created_at, expires_at, user_agent, last_seen_at"

namespace auktiva::storage {

namespace {

query const insert_session{
    "add_session", "INSERT INTO session (" SESSION_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6)"};

query const delete_session{"remove_session", "DELETE FROM session WHERE token_hash = ?1"};

query const update_seen{"see_session", "UPDATE session SET last_seen_at = ?2 WHERE token_hash = ?1"};

query const select_sessions{"all_sessions", "SELECT " SESSION_COLUMNS " FROM session"};

query const select_sessions_of{
    "sessions_of",
    "SELECT " SESSION_COLUMNS " FROM session WHERE user_id = ?1 ORDER BY created_at DESC, token_hash"};

query const delete_old_sessions{"prune_sessions", R"sql(
    DELETE FROM session WHERE token_hash IN
        (SELECT token_hash FROM session WHERE expires_at <= ?1 LIMIT ?2)
    RETURNING token_hash)sql"};

} // namespace

void add_session(database& db, stored_session const& fresh)
{
    db.execute(
        insert_session, fresh.token_hash, fresh.user, fresh.created_at, fresh.expires_at, fresh.user_agent,
        fresh.last_seen_at
    );
}

bool remove_session(database& db, std::string_view token_hash)
{
    return db.execute(delete_session, token_hash) > 0;
}

void see_session(database& db, std::string_view token_hash, timestamp at)
{
    db.execute(update_seen, token_hash, at);
}

std::vector<stored_session> sessions_of(database& db, user_id const& user)
{
    return db.all<stored_session>(select_sessions_of, user);
}

std::vector<stored_session> all_sessions(database& db)
{
    return db.all<stored_session>(select_sessions);
}

std::vector<std::string> prune_sessions(database& db, timestamp now, std::int64_t limit)
{
    return db.all<std::string>(delete_old_sessions, now, limit);
}

} // namespace auktiva::storage
