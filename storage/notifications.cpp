#include "storage/notifications.hpp"

#include "storage/enums.hpp"

#define NOTIFICATION_COLUMNS "id, user_id, type, auction_id, item_id, subject, detail, is_read, created_at"

namespace auktiva::storage {

namespace {

query const select_notification{
    "find_notification", "SELECT " NOTIFICATION_COLUMNS " FROM notification WHERE id = ?1"};

query const insert_notification{
    "add_notification",
    "INSERT INTO notification (" NOTIFICATION_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"};

query const update_read{"mark_read", "UPDATE notification SET is_read = 1 WHERE id = ?1 AND is_read = 0"};

query const update_all_read{
    "mark_all_read", "UPDATE notification SET is_read = 1 WHERE user_id = ?1 AND is_read = 0"};

query const delete_notification{"remove_notification", "DELETE FROM notification WHERE id = ?1"};

query const count_unread{"unread_notifications", "SELECT unread FROM user WHERE id = ?1"};

query const select_notifications{"notifications_of", "SELECT " NOTIFICATION_COLUMNS R"sql( FROM notification
    WHERE user_id = ?1 ORDER BY seq DESC LIMIT ?2)sql"};

query const select_unread{"notifications_of, unread", "SELECT " NOTIFICATION_COLUMNS R"sql( FROM notification
    WHERE user_id = ?1 AND is_read = 0 ORDER BY seq DESC LIMIT ?2)sql"};

} // namespace

std::optional<notification> find_notification(database& db, notification_id const& id)
{
    return db.first<notification>(select_notification, id);
}

void add_notification(database& db, notification const& fresh)
{
    db.execute(
        insert_notification, fresh.id, fresh.recipient, fresh.type, fresh.auction, fresh.item, fresh.subject,
        fresh.detail, fresh.is_read, fresh.created_at
    );
}

void mark_read(database& db, notification_id const& id)
{
    db.execute(update_read, id);
}

std::int64_t mark_all_read(database& db, user_id const& user)
{
    return db.execute(update_all_read, user);
}

void remove_notification(database& db, notification_id const& id)
{
    db.execute(delete_notification, id);
}

std::int64_t unread_notifications(database& db, user_id const& user)
{
    return db.one<std::int64_t>(count_unread, user);
}

std::vector<notification>
notifications_of(database& db, user_id const& user, bool only_unread, std::int64_t limit)
{
    return db.all<notification>(only_unread ? select_unread : select_notifications, user, limit);
}

} // namespace auktiva::storage
