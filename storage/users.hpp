#pragma once

#include "auction/user.hpp"
#include "storage/database.hpp"

namespace auktiva::storage {

/// How a user appears to those who may write to him.
struct user_ref
{
    user_id id;
    std::optional<std::string> name;
    std::string email;
};

std::optional<user> find_user(database& db, user_id const& id);
/// `email` in lower case.
std::optional<user> find_user_by_email(database& db, std::string_view email);
void add_user(database& db, user const& fresh);
void set_password_hash(database& db, user_id const& id, std::string_view hash, timestamp at);
/// Writes its row as a change would.
void note_user_changed(database& db, user_id const& id, timestamp at);
void set_name(database& db, user_id const& id, std::string_view name, timestamp at);
void set_language(database& db, user_id const& id, language speaks, timestamp at);
void set_verified(database& db, user_id const& id, timestamp at);
/// With everything that is his: memberships, items and the bids on them, bids, discussions, notices,
/// sessions.
void remove_user(database& db, user_id const& id);
/// In the order of their addresses.
std::vector<user> all_users(database& db);

} // namespace auktiva::storage
