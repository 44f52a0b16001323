#include "storage/accepted_requests.hpp"

namespace auktiva::storage {

namespace {

query const select_accepted_request{"find_accepted_request", R"sql(
    SELECT user_id, key, request_hash, answer, at FROM accepted_request WHERE user_id = ?1 AND key = ?2)sql"};

query const insert_accepted_request{
    "add_accepted_request",
    "INSERT INTO accepted_request (user_id, key, request_hash, answer, at) VALUES (?1, ?2, ?3, ?4, ?5)"};

query const delete_old_requests{"prune_accepted_requests", R"sql(
    DELETE FROM accepted_request WHERE (user_id, key) IN
        (SELECT user_id, key FROM accepted_request WHERE at < ?1 LIMIT ?2))sql"};

} // namespace

std::optional<accepted_request> find_accepted_request(database& db, user_id const& user, std::string_view key)
{
    return db.first<accepted_request>(select_accepted_request, user, key);
}

void add_accepted_request(database& db, accepted_request const& fresh)
{
    db.execute(insert_accepted_request, fresh.user, fresh.key, fresh.request_hash, fresh.answer, fresh.at);
}

std::int64_t prune_accepted_requests(database& db, timestamp older_than, std::int64_t limit)
{
    return db.execute(delete_old_requests, older_than, limit);
}

} // namespace auktiva::storage
