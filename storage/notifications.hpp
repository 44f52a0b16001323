#pragma once

#include "auction/notification.hpp"
#include "storage/database.hpp"

namespace auktiva::storage {

std::optional<notification> find_notification(database& db, notification_id const& id);
void add_notification(database& db, notification const& fresh);
void mark_read(database& db, notification_id const& id);
/// Returns how many were unread.
std::int64_t mark_all_read(database& db, user_id const& user);
void remove_notification(database& db, notification_id const& id);
std::int64_t unread_notifications(database& db, user_id const& user);
/// Newest first; at most `limit`, all with −1.
std::vector<notification>
notifications_of(database& db, user_id const& user, bool only_unread, std::int64_t limit);

} // namespace auktiva::storage
