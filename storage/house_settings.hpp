#pragma once

#include "auction/ids.hpp"
#include "storage/database.hpp"

namespace auktiva::storage {

/// Who runs the house, if anybody has claimed it.
std::optional<user_id> administrator(database& db);
void set_administrator(database& db, std::optional<user_id> const& user);

bool checks_for_updates(database& db);
void set_checks_for_updates(database& db, bool wanted);

/// The hash of the token that claims the house; nothing once it is claimed.
std::optional<std::string> setup_token_hash(database& db);
void set_setup_token_hash(database& db, std::optional<std::string> const& token_hash);

} // namespace auktiva::storage
