#include "storage/one_time_tokens.hpp"

#include "storage/enums.hpp"

#define TOKEN_COLUMNS "token_hash, user_id, purpose, created_at, expires_at, spent_at"

namespace auktiva::storage {

namespace {

query const select_token{"find_token", "SELECT " TOKEN_COLUMNS " FROM one_time_token WHERE token_hash = ?1"};

query const insert_token{
    "add_token", "INSERT INTO one_time_token (" TOKEN_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6)"};

query const update_spent{"spend_tokens", R"sql(
    UPDATE one_time_token SET spent_at = ?3 WHERE user_id = ?1 AND purpose = ?2 AND spent_at IS NULL)sql"};

query const select_token_count{"count_tokens", R"sql(
    SELECT count(*) FROM one_time_token WHERE user_id = ?1 AND purpose = ?2 AND created_at > ?3)sql"};

query const delete_old_tokens{"prune_tokens", R"sql(
    DELETE FROM one_time_token WHERE token_hash IN
        (SELECT token_hash FROM one_time_token WHERE created_at < ?1 LIMIT ?2))sql"};

} // namespace

std::optional<one_time_token> find_token(database& db, std::string_view token_hash)
{
    return db.first<one_time_token>(select_token, token_hash);
}

void add_token(database& db, one_time_token const& fresh)
{
    db.execute(
        insert_token, fresh.token_hash, fresh.user, fresh.purpose, fresh.created_at, fresh.expires_at,
        fresh.spent_at
    );
}

void spend_tokens(database& db, user_id const& user, token_purpose purpose, timestamp at)
{
    db.execute(update_spent, user, purpose, at);
}

std::int64_t count_tokens(database& db, user_id const& user, token_purpose purpose, timestamp since)
{
    return db.one<std::int64_t>(select_token_count, user, purpose, since);
}

std::int64_t prune_tokens(database& db, timestamp older_than, std::int64_t limit)
{
    return db.execute(delete_old_tokens, older_than, limit);
}

} // namespace auktiva::storage
