#include "storage/publication.hpp"

namespace auktiva::storage {

namespace {

query const select_newest_event{"newest_event", "SELECT coalesce(max(id), 0) FROM event"};

// The join may not be turned round: the log is read from where we are.
query const select_unpublished{"unpublished_events", R"sql(
    SELECT event.id, at, channel.name, event.name, data
    FROM event CROSS JOIN channel ON channel.id = event.channel
    WHERE event.id > ?1 AND data <> '{}' ORDER BY event.id LIMIT ?2)sql"};

query const select_target{
    "publication_target", "SELECT value FROM setting WHERE name = 'publication_target'"};

query const select_published{"published_up_to", R"sql(
    SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'published_up_to')sql"};

query const upsert_progress{"save_publication", R"sql(
    INSERT INTO setting (name, value) VALUES (?1, CAST(?2 AS TEXT))
    ON CONFLICT (name) DO UPDATE SET value = excluded.value)sql"};

query const delete_progress{"end_publication", R"sql(
    DELETE FROM setting WHERE name IN ('published_up_to', 'publication_target'))sql"};

} // namespace

std::int64_t begin_publication(database& db, std::string_view target)
{
    if (db.first<std::string>(select_target) == target)
        return db.one<std::int64_t>(select_published);
    auto const newest = db.one<std::int64_t>(select_newest_event);
    db.execute(upsert_progress, std::string_view{"publication_target"}, target);
    advance_publication(db, newest);
    return newest;
}

void end_publication(database& db)
{
    db.execute(delete_progress);
}

void advance_publication(database& db, std::int64_t up_to)
{
    db.execute(upsert_progress, std::string_view{"published_up_to"}, up_to);
}

backlog unpublished_events(database& db, std::int64_t after, std::int64_t limit)
{
    return {
        .events = db.all<unpublished_event>(select_unpublished, after, limit),
        .newest = db.one<std::int64_t>(select_newest_event),
    };
}

} // namespace auktiva::storage
