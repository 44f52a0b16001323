#include "storage/notifications.hpp"

#include "auction/json_writer.hpp"
#include "storage/enums.hpp"

#include <array>

#define NOTIFICATION_COLUMNS                                                                                 \
    "seq, id, user_id, type, auction_id, item_id, subject, detail, is_read, created_at, title, message, "    \
    "about_user"

namespace auktiva::storage {

namespace {

query const select_notification{
    "find_notification", "SELECT " NOTIFICATION_COLUMNS " FROM notification WHERE id = ?1"};

query const insert_notifications{"add_notifications", R"sql(
    INSERT INTO notification
        (id, user_id, type, auction_id, item_id, subject, detail, is_read, created_at, about_user)
    SELECT value ->> 0, value ->> 1, ?2, ?3, ?4, ?5, ?6, 0, ?7, ?8 FROM json_each(?1))sql"};

query const insert_past_notification{"add_past_notification", R"sql(
    INSERT INTO notification
        (id, user_id, type, auction_id, item_id, subject, detail, is_read, created_at, title, message)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))sql"};

query const select_addressees{"addressees", R"sql(
    SELECT u.id, u.language, coalesce(s.muted_types, '')
    FROM json_each(?1) j CROSS JOIN user u ON u.id = j.value LEFT JOIN user_setting s ON s.user_id = u.id)sql"};

query const update_read{"mark_read", "UPDATE notification SET is_read = 1 WHERE id = ?1 AND is_read = 0"};

query const update_all_read{
    "mark_all_read", "UPDATE notification SET is_read = 1 WHERE user_id = ?1 AND is_read = 0"};

query const delete_notification{"remove_notification", "DELETE FROM notification WHERE id = ?1"};

query const count_unread{"unread_notifications", "SELECT unread FROM user WHERE id = ?1"};

query const select_notifications{"notifications_of", "SELECT " NOTIFICATION_COLUMNS R"sql( FROM notification
    WHERE user_id = ?1 AND seq < ?2 ORDER BY seq DESC LIMIT ?3)sql"};

query const select_unread{"notifications_of, unread", "SELECT " NOTIFICATION_COLUMNS R"sql( FROM notification
    WHERE user_id = ?1 AND is_read = 0 AND seq < ?2 ORDER BY seq DESC LIMIT ?3)sql"};

query const delete_read{"prune_notifications, read", R"sql(
    DELETE FROM notification WHERE seq IN
        (SELECT seq FROM notification WHERE is_read = 1 AND created_at < ?1 LIMIT ?2)
    RETURNING user_id, is_read)sql"};

query const delete_old{"prune_notifications, all", R"sql(
    DELETE FROM notification WHERE seq IN (SELECT seq FROM notification WHERE created_at < ?1 LIMIT ?2)
    RETURNING user_id, is_read)sql"};

} // namespace

std::optional<notification> find_notification(database& db, notification_id const& id)
{
    return db.first<notification>(select_notification, id);
}

void add_notifications(database& db, std::span<notification const> alike)
{
    if (alike.empty())
        return;
    std::string pairs;
    json_writer json{pairs};
    json.array(
        alike,
        [&](notification const& each) {
            json.array(
                std::array{each.id.text, each.recipient.text}, [&](auto const& id) { json.value(id); }
            );
        }
    );
    auto const& one = alike.front();
    db.execute(
        insert_notifications, pairs, one.type, one.auction, one.item, one.subject, one.detail, one.created_at,
        one.about
    );
}

void add_past_notification(database& db, notification const& notice)
{
    db.execute(
        insert_past_notification, notice.id, notice.recipient, notice.type, notice.auction, notice.item,
        notice.subject, notice.detail, notice.is_read, notice.created_at, notice.title, notice.message
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

std::vector<addressee> addressees(database& db, std::span<user_id const> users)
{
    std::string ids;
    json_writer json{ids};
    json.array(users, [&](user_id const& each) { json.value(each); });
    return db.all<addressee>(select_addressees, ids);
}

std::vector<forgotten_notice>
prune_notifications(database& db, timestamp read_before, timestamp any_before, std::int64_t limit)
{
    auto forgotten = db.all<forgotten_notice>(delete_read, read_before, limit);
    auto const others = db.all<forgotten_notice>(delete_old, any_before, limit - std::ssize(forgotten));
    forgotten.insert(forgotten.end(), others.begin(), others.end());
    return forgotten;
}

paged<notification> notifications_of(database& db, user_id const& user, bool only_unread, page const& part)
{
    return cut(
        db.all<notification>(
            only_unread ? select_unread : select_notifications, user, part.from_above().order,
            part.rows_to_read()
        ),
        part, [](notification const& each) { return place{each.seq}; }
    );
}

} // namespace auktiva::storage
