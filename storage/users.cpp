#include "storage/users.hpp"

#include "storage/enums.hpp"

#define USER_COLUMNS "id, email, password_hash, name, image, verified_at, created_at, language"

namespace auktiva::storage {

namespace {

query const select_user{"find_user", "SELECT " USER_COLUMNS " FROM user WHERE id = ?1"};
query const select_user_by_email{"find_user_by_email", "SELECT " USER_COLUMNS " FROM user WHERE email = ?1"};
query const select_users{"all_users", "SELECT " USER_COLUMNS " FROM user ORDER BY email"};

query const insert_user{"add_user", R"sql(
    INSERT INTO user (id, email, password_hash, name, image, verified_at, created_at, updated_at, language)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8))sql"};

query const update_password{
    "set_password_hash", "UPDATE user SET password_hash = ?2, updated_at = ?3 WHERE id = ?1"};
query const update_changed{"note_user_changed", "UPDATE user SET updated_at = ?2 WHERE id = ?1"};
query const update_name{"set_name", "UPDATE user SET name = ?2, updated_at = ?3 WHERE id = ?1"};
query const update_language{"set_language", "UPDATE user SET language = ?2, updated_at = ?3 WHERE id = ?1"};
query const update_verified{
    "set_verified", "UPDATE user SET verified_at = ?2, updated_at = ?2 WHERE id = ?1"};
query const delete_user{"remove_user", "DELETE FROM user WHERE id = ?1"};

} // namespace

std::optional<user> find_user(database& db, user_id const& id)
{
    return db.first<user>(select_user, id);
}

std::optional<user> find_user_by_email(database& db, std::string_view email)
{
    return db.first<user>(select_user_by_email, email);
}

std::vector<user> all_users(database& db)
{
    return db.all<user>(select_users);
}

void add_user(database& db, user const& fresh)
{
    db.execute(
        insert_user, fresh.id, fresh.email, fresh.password_hash, fresh.name, fresh.image, fresh.verified_at,
        fresh.created_at, fresh.speaks
    );
}

void set_password_hash(database& db, user_id const& id, std::string_view hash, timestamp at)
{
    db.execute(update_password, id, hash, at);
}

void note_user_changed(database& db, user_id const& id, timestamp at)
{
    db.execute(update_changed, id, at);
}

void set_name(database& db, user_id const& id, std::string_view name, timestamp at)
{
    db.execute(update_name, id, name, at);
}

void set_language(database& db, user_id const& id, language speaks, timestamp at)
{
    db.execute(update_language, id, speaks, at);
}

void set_verified(database& db, user_id const& id, timestamp at)
{
    db.execute(update_verified, id, at);
}

void remove_user(database& db, user_id const& id)
{
    db.execute(delete_user, id);
}

} // namespace auktiva::storage
