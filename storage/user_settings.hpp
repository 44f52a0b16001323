#pragma once

#include "auction/ids.hpp"
#include "auction/time.hpp"
#include "storage/database.hpp"

#include <string>

namespace auktiva::storage {

/// What a user wants to be told, and how he likes his pages. Mails are off until he asks for them.
struct user_settings
{
    std::string id;
    user_id user;
    bool item_sidebar_collapsed{};
    bool email_on_new_item{};
    bool email_on_outbid{};
    bool email_on_item_won{};
    /// Names of notification types he does not want, separated by commas.
    std::string muted_types;
    timestamp created_at{};
    timestamp updated_at{};
};

/// What holds for the user; with an empty id where he has never saved any.
user_settings settings_of(database& db, user_id const& user);
void save_settings(database& db, user_settings const& changed);

} // namespace auktiva::storage
