#include "storage/mail.hpp"

#include "auction/json_writer.hpp"
#include "storage/enums.hpp"

#include <boost/json/parse.hpp>

#define MAIL_COLUMNS "id, user_id, item_id, to_email, to_name, kind, language, detail, attempts, created_at"

namespace auktiva::storage {

void to_sql(parameter into, mail_detail const& detail)
{
    std::string text;
    json_writer json{text};
    json.object(
        [&]
        {
            for (auto const& [name, value] : detail)
                json.member(name, value);
        }
    );
    into.set(text);
}

void from_sql(column from, mail_detail& detail)
{
    auto const read = boost::json::parse(from.text());
    for (auto const& [name, value] : read.as_object())
        detail.emplace_back(name, value.as_string());
}

namespace {

query const insert_mail{"add_mail", "INSERT INTO mail (" MAIL_COLUMNS R"sql(, status, due_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'PENDING', ?10))sql"};

query const select_mailed{"was_mailed", R"sql(
    SELECT count(*) FROM (SELECT 1 FROM mail
        WHERE user_id = ?1 AND kind = ?2 AND item_id = ?3 AND created_at > ?4 AND status <> 'ABANDONED'
        LIMIT 1))sql"};

query const select_new_item_recipients{"new_item_recipients", R"sql(
    SELECT u.id, u.email, u.name, u.language
    FROM member m JOIN user_setting s ON s.user_id = m.user_id JOIN user u ON u.id = m.user_id
    WHERE m.auction_id = ?1 AND m.user_id <> ?2 AND s.email_on_new_item = 1)sql"};

query const select_due{"due_mails", "SELECT " MAIL_COLUMNS R"sql( FROM mail
    WHERE due_at <= ?1 ORDER BY due_at, seq LIMIT ?2)sql"};

query const select_next_due{"next_mail_due", "SELECT min(due_at) FROM mail WHERE due_at IS NOT NULL"};

query const count_waiting{"waiting_mails", "SELECT count(*) FROM mail WHERE due_at IS NOT NULL"};

query const select_failures{
    "failures_of_mail", "SELECT attempts FROM mail WHERE id = ?1 AND due_at IS NOT NULL"};

query const update_sent{"mark_mail_sent", R"sql(
    UPDATE mail SET status = 'SENT', sent_at = ?2, due_at = NULL, detail = '{}', last_error = NULL
    WHERE id = ?1)sql"};

query const update_failed{"mark_mail_failed", R"sql(
    UPDATE mail SET status = 'FAILED', attempts = attempts + 1, due_at = ?2, last_error = ?3
    WHERE id = ?1)sql"};

query const update_abandoned{"abandon_mail", R"sql(
    UPDATE mail SET status = 'ABANDONED', attempts = attempts + ?2, due_at = NULL, detail = '{}', last_error = ?3
    WHERE id = ?1)sql"};

query const update_trouble{
    "note_mail_trouble", "UPDATE mail SET last_error = ?2 WHERE id = ?1 AND due_at IS NOT NULL"};

query const update_due{"make_mails_due", "UPDATE mail SET due_at = ?1 WHERE due_at > ?1"};

query const delete_old_mails{"prune_mails", R"sql(
    DELETE FROM mail WHERE seq IN
        (SELECT seq FROM mail WHERE created_at < ?1 AND due_at IS NULL LIMIT ?2))sql"};

} // namespace

void add_mail(database& db, mail const& fresh)
{
    db.execute(
        insert_mail, fresh.id, fresh.recipient, fresh.item, fresh.to_email, fresh.to_name, fresh.kind,
        fresh.written_in, fresh.detail, fresh.attempts, fresh.created_at
    );
}

bool was_mailed(database& db, user_id const& user, mail_kind kind, item_id const& item, timestamp since)
{
    return db.one<std::int64_t>(select_mailed, user, kind, item, since) > 0;
}

std::vector<mail_recipient>
new_item_recipients(database& db, auction_id const& auction, user_id const& creator)
{
    return db.all<mail_recipient>(select_new_item_recipients, auction, creator);
}

std::vector<mail> due_mails(database& db, timestamp now, std::int64_t limit)
{
    return db.all<mail>(select_due, now, limit);
}

std::optional<timestamp> next_mail_due(database& db)
{
    return db.one<std::optional<timestamp>>(select_next_due);
}

std::int64_t waiting_mails(database& db)
{
    return db.one<std::int64_t>(count_waiting);
}

std::optional<int> failures_of_mail(database& db, mail_id const& id)
{
    return db.first<int>(select_failures, id);
}

void mark_mail_sent(database& db, mail_id const& id, timestamp at)
{
    db.execute(update_sent, id, at);
}

void mark_mail_failed(database& db, mail_id const& id, timestamp again_at, std::string_view error)
{
    db.execute(update_failed, id, again_at, error);
}

void abandon_mail(database& db, mail_id const& id, bool failed, std::string_view error)
{
    db.execute(update_abandoned, id, failed, error);
}

void note_mail_trouble(database& db, mail_id const& id, std::string_view error)
{
    db.execute(update_trouble, id, error);
}

void make_mails_due(database& db, timestamp now)
{
    db.execute(update_due, now);
}

std::int64_t prune_mails(database& db, timestamp before, std::int64_t limit)
{
    return db.execute(delete_old_mails, before, limit);
}

} // namespace auktiva::storage
