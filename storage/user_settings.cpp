#include "storage/user_settings.hpp"

#define USER_SETTING_COLUMNS                                                                                 \
    "id, user_id, item_sidebar_collapsed, email_on_new_item, email_on_outbid, email_on_item_won, "           \
    "muted_types, created_at, updated_at"

namespace auktiva::storage {

namespace {

query const select_settings{
    "settings_of", "SELECT " USER_SETTING_COLUMNS " FROM user_setting WHERE user_id = ?1"};

query const upsert_settings{"save_settings", "INSERT INTO user_setting (" USER_SETTING_COLUMNS R"sql()
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    ON CONFLICT (user_id) DO UPDATE SET item_sidebar_collapsed = ?3, email_on_new_item = ?4,
        email_on_outbid = ?5, email_on_item_won = ?6, muted_types = ?7, updated_at = ?9)sql"};

} // namespace

user_settings settings_of(database& db, user_id const& user)
{
    return db.first<user_settings>(select_settings, user).value_or(user_settings{.user = user});
}

void save_settings(database& db, user_settings const& changed)
{
    db.execute(
        upsert_settings, changed.id, changed.user, changed.item_sidebar_collapsed, changed.email_on_new_item,
        changed.email_on_outbid, changed.email_on_item_won, changed.muted_types, changed.created_at,
        changed.updated_at
    );
}

} // namespace auktiva::storage
