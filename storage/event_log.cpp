#include "storage/event_log.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace auktiva::storage {

namespace {

query const find_channel{"find_channel", R"sql(
    SELECT id, (SELECT coalesce(max(seq), 0) + 1 FROM event WHERE channel = found.id)
    FROM channel AS found WHERE name = ?1)sql"};

query const insert_channel{"insert_channel", "INSERT INTO channel (name) VALUES (?1) RETURNING id, 1"};

query const insert_event{"insert_event", R"sql(
    INSERT INTO event (channel, seq, at, name, data)
    VALUES (?1, (SELECT coalesce(max(seq), 0) + 1 FROM event WHERE channel = ?1), ?2, ?3, ?4)
    RETURNING seq)sql"};

query const select_kept_events{"select_kept_events", R"sql(
    SELECT id, (SELECT min(seq) FROM event WHERE channel = found.id),
        (SELECT max(seq) FROM event WHERE channel = found.id)
    FROM channel AS found WHERE name = ?1)sql"};

query const select_events_after{"select_events_after", R"sql(
    SELECT ?2, seq, name, data FROM event WHERE channel = ?1 AND seq > ?3 ORDER BY seq LIMIT ?4)sql"};

query const select_event_heads{"select_event_heads", R"sql(
    SELECT channel.name, max(event.seq) FROM channel JOIN event ON event.channel = channel.id
    GROUP BY channel.id)sql"};

query const select_recent_events{"select_recent_events", R"sql(
    SELECT channel.name, seq, event.name, data FROM event JOIN channel ON channel.id = event.channel
    ORDER BY event.id DESC LIMIT ?1)sql"};

// Ids grow with time, so the search ends at the first event that is young enough.
query const delete_old_events{"delete_old_events", R"sql(
    DELETE FROM event WHERE id IN (
        SELECT id FROM event AS old
        WHERE id < coalesce((SELECT id FROM event WHERE at >= ?1 ORDER BY id LIMIT 1), 9223372036854775807)
            AND seq < (SELECT max(seq) FROM event WHERE channel = old.channel)
        ORDER BY id LIMIT ?2))sql"};

query const blank_channel{"blank_channel", R"sql(
    UPDATE event SET data = '{}' WHERE channel = (SELECT id FROM channel WHERE name = ?1))sql"};

query const insert_epoch{"insert_epoch", R"sql(
    INSERT INTO setting (name, value) VALUES ('log_epoch', ?1) ON CONFLICT DO NOTHING)sql"};

query const update_epoch{"update_epoch", R"sql(
    UPDATE setting SET value = lower(hex(randomblob(8))) WHERE name = 'log_epoch')sql"};

query const update_epoch_of_events{"update_epoch_of_events", R"sql(
    UPDATE event SET data = json_set(data, '$.epoch', (SELECT value FROM setting WHERE name = 'log_epoch'))
    WHERE json_type(data, '$.epoch') = 'text')sql"};

query const select_epoch{"select_epoch", "SELECT value FROM setting WHERE name = 'log_epoch'"};

struct next_event
{
    std::int64_t channel;
    std::int64_t seq;
};

struct kept_events
{
    std::int64_t channel;
    std::optional<std::int64_t> oldest;
    std::optional<std::int64_t> newest;
};

query const select_newest_time{"newest_event_time", "SELECT at FROM event ORDER BY id DESC LIMIT 1"};

} // namespace

logged_event append_event(
    database& db, std::string_view channel, timestamp at, std::string_view name, event_data const& make
)
{
    auto next = db.first<next_event>(find_channel, channel);
    if (!next)
        next = db.one<next_event>(insert_channel, channel);
    logged_event event{std::string{channel}, next->seq, std::string{name}, make(next->seq)};
    if (db.one<std::int64_t>(insert_event, next->channel, at, name, event.data) != next->seq)
        throw std::logic_error{"two events took the same place in " + event.channel};
    return event;
}

event_page events_after(database& db, std::string_view channel, std::int64_t after, std::int64_t limit)
{
    auto const kept = db.first<kept_events>(select_kept_events, channel);
    if (!kept || !kept->newest)
        return {.gap = after != 0};
    event_page page{
        .events = db.all<logged_event>(select_events_after, kept->channel, channel, after, limit),
        .head = *kept->newest,
        .gap = after < *kept->oldest - 1 || after > *kept->newest,
    };
    if (std::ranges::any_of(page.events, is_blank))
        page.gap = true;
    return page;
}

std::int64_t event_head(database& db, std::string_view channel)
{
    auto const kept = db.first<kept_events>(select_kept_events, channel);
    return kept ? kept->newest.value_or(0) : 0;
}

std::vector<channel_head> event_heads(database& db)
{
    return db.all<channel_head>(select_event_heads);
}

std::vector<logged_event> recent_events(database& db, std::int64_t total)
{
    auto events = db.all<logged_event>(select_recent_events, total);
    std::ranges::reverse(events);
    return events;
}

std::int64_t prune_events(database& db, timestamp older_than, std::int64_t limit)
{
    return db.execute(delete_old_events, older_than, limit);
}

void blank_events(database& db, std::string_view channel)
{
    db.execute(blank_channel, channel);
}

std::string log_epoch(database& db, std::string_view fresh)
{
    db.execute(insert_epoch, fresh);
    return db.one<std::string>(select_epoch);
}

void renew_log_epoch(database& db)
{
    transaction whole{db};
    db.execute(update_epoch);
    db.execute(update_epoch_of_events);
    whole.commit();
}

std::optional<timestamp> newest_event_time(database& db)
{
    return db.first<timestamp>(select_newest_time);
}

} // namespace auktiva::storage
