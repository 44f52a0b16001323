#pragma once

#include "auction/one_time_token.hpp"
#include "storage/database.hpp"

namespace auktiva::storage {

std::optional<one_time_token> find_token(database& db, std::string_view token_hash);
void add_token(database& db, one_time_token const& fresh);
/// Whatever of that purpose the user still holds does no longer work.
void spend_tokens(database& db, user_id const& user, token_purpose purpose, timestamp at);
/// How many of a purpose a user was sent since, spent ones among them.
std::int64_t count_tokens(database& db, user_id const& user, token_purpose purpose, timestamp since);
/// Deletes at most `limit` made before `older_than`; returns how many.
std::int64_t prune_tokens(database& db, timestamp older_than, std::int64_t limit);

} // namespace auktiva::storage
