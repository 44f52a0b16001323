#include "storage/webhooks.hpp"

namespace auktiva::storage {

namespace {

query const insert_delivery{"add_webhook_delivery", R"sql(
    INSERT INTO webhook_delivery (app, hook, url, body, created_at) VALUES (?1, ?2, ?3, ?4, ?5))sql"};

query const select_next_deliveries{"next_webhook_deliveries", R"sql(
    SELECT id, app, hook, url, body, created_at FROM webhook_delivery WHERE url = ?1 ORDER BY id LIMIT ?2)sql"};

query const select_receivers{"webhook_receivers", "SELECT DISTINCT url FROM webhook_delivery"};

query const count_deliveries{"waiting_webhook_deliveries", "SELECT count(*) FROM webhook_delivery"};

query const delete_delivery{"remove_webhook_delivery", "DELETE FROM webhook_delivery WHERE id = ?1"};

query const delete_old_deliveries{"drop_old_webhook_deliveries", R"sql(
    DELETE FROM webhook_delivery WHERE url = ?1 AND created_at < ?2)sql"};

query const delete_surplus_deliveries{"drop_surplus_webhook_deliveries", R"sql(
    DELETE FROM webhook_delivery WHERE url = ?1 AND id <=
        (SELECT id FROM webhook_delivery WHERE url = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2))sql"};

query const select_beliefs{"webhook_beliefs", R"sql(
    SELECT app, channel, user_id FROM webhook_belief ORDER BY app DESC, channel DESC, user_id DESC)sql"};

query const insert_belief{"add_webhook_belief", R"sql(
    INSERT INTO webhook_belief (app, channel, user_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING)sql"};

query const delete_belief{"remove_webhook_belief", R"sql(
    DELETE FROM webhook_belief WHERE app = ?1 AND channel = ?2 AND user_id = ?3)sql"};

} // namespace

void add_webhook_delivery(database& db, webhook_delivery const& fresh)
{
    db.execute(insert_delivery, fresh.app, fresh.hook, fresh.url, fresh.body, fresh.created_at);
}

std::vector<webhook_delivery> next_webhook_deliveries(database& db, std::string_view url, std::int64_t limit)
{
    return db.all<webhook_delivery>(select_next_deliveries, url, limit);
}

std::vector<std::string> webhook_receivers(database& db)
{
    return db.all<std::string>(select_receivers);
}

std::int64_t waiting_webhook_deliveries(database& db)
{
    return db.one<std::int64_t>(count_deliveries);
}

void remove_webhook_delivery(database& db, std::int64_t id)
{
    db.execute(delete_delivery, id);
}

std::int64_t drop_old_webhook_deliveries(database& db, std::string_view url, timestamp before)
{
    return db.execute(delete_old_deliveries, url, before);
}

std::int64_t drop_surplus_webhook_deliveries(database& db, std::string_view url, std::int64_t kept)
{
    return db.execute(delete_surplus_deliveries, url, kept);
}

std::vector<webhook_belief> webhook_beliefs(database& db)
{
    return db.all<webhook_belief>(select_beliefs);
}

void add_webhook_belief(database& db, webhook_belief const& what)
{
    db.execute(insert_belief, what.app, what.channel, what.user_id);
}

void remove_webhook_belief(database& db, webhook_belief const& what)
{
    db.execute(delete_belief, what.app, what.channel, what.user_id);
}

} // namespace auktiva::storage
