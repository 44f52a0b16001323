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
std::vector<user> all_users(database& db);

} // namespace auktiva::storage
