#include "storage/house_settings.hpp"

namespace auktiva::storage {

namespace {

query const select_setting{"find_setting", "SELECT value FROM setting WHERE name = ?1"};

query const upsert_setting{"save_setting", R"sql(
    INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2)sql"};

query const delete_setting{"remove_setting", "DELETE FROM setting WHERE name = ?1"};

constexpr std::string_view administrator_name = "administrator";
constexpr std::string_view update_check_name = "auto_check_updates";
constexpr std::string_view setup_token_name = "setup_token_hash";

void save_or_remove(database& db, std::string_view name, std::optional<std::string> const& value)
{
    if (value)
        db.execute(upsert_setting, name, *value);
    else
        db.execute(delete_setting, name);
}

} // namespace

std::optional<user_id> administrator(database& db)
{
    return db.first<user_id>(select_setting, administrator_name);
}

void set_administrator(database& db, std::optional<user_id> const& user)
{
    save_or_remove(db, administrator_name, user ? std::optional{user->text} : std::nullopt);
}

bool checks_for_updates(database& db)
{
    return db.first<std::string>(select_setting, update_check_name) == "true";
}

void set_checks_for_updates(database& db, bool wanted)
{
    save_or_remove(db, update_check_name, wanted ? "true" : "false");
}

std::optional<std::string> setup_token_hash(database& db)
{
    return db.first<std::string>(select_setting, setup_token_name);
}

void set_setup_token_hash(database& db, std::optional<std::string> const& token_hash)
{
    save_or_remove(db, setup_token_name, token_hash);
}

} // namespace auktiva::storage
