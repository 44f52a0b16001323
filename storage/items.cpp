#include "storage/items.hpp"

#include "auction/closing_rules.hpp"
#include "storage/item_columns.hpp"
#include "storage/thumbnail.hpp"

namespace auktiva::storage {

namespace {

query const select_item{"find_item", "SELECT " ITEM_COLUMNS " FROM item WHERE id = ?1"};

query const insert_item{"add_item", R"sql(
    INSERT INTO item (id, auction_id, creator_id, last_updated_by, name, description, currency_code,
        starting_bid, min_bid_increment, bidder_anonymous, is_published, announced_at, is_editable_by_admin,
        discussions_enabled, ends_at, closes_at, anti_snipe_enabled, anti_snipe_threshold, anti_snipe_extension,
        created_at, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?20)
    )sql"};

query const update_item{"save_item", R"sql(
    UPDATE item SET last_updated_by = ?2, name = ?3, description = ?4, currency_code = ?5, starting_bid = ?6,
        min_bid_increment = ?7, bidder_anonymous = ?8, is_published = ?9, announced_at = ?10,
        is_editable_by_admin = ?11, discussions_enabled = ?12, ends_at = ?13, extended_until = ?14,
        closes_at = ?15, anti_snipe_enabled = ?16, anti_snipe_threshold = ?17, anti_snipe_extension = ?18,
        closed_at = ?19, updated_at = ?20
    WHERE id = ?1)sql"};

query const update_standing{"advance_item", R"sql(
    UPDATE item SET current_bid = ?2, leader_id = ?3, leader_maximum = ?4, leader_anonymous = ?5, bid_count = ?6,
        extended_until = ?7, closes_at = ?8
    WHERE id = ?1 AND closed_at IS NULL)sql"};

query const update_closed{
    "close_item", "UPDATE item SET closed_at = ?2, updated_at = ?2 WHERE id = ?1 AND closed_at IS NULL"};
query const update_end{"move_end", "UPDATE item SET closes_at = ?2 WHERE id = ?1 AND closed_at IS NULL"};
query const delete_item{"remove_item", "DELETE FROM item WHERE id = ?1"};

query const select_visible_items{"visible_items", "SELECT " ITEM_COLUMNS R"sql( FROM item
    WHERE auction_id = ?1 AND (is_published OR creator_id = ?2) AND (created_at, id) < (?3, ?4)
    ORDER BY created_at DESC, id DESC LIMIT ?5)sql"};

query const select_items_of_auction{
    "items_of_auction", "SELECT " ITEM_COLUMNS " FROM item WHERE auction_id = ?1 ORDER BY created_at, id"};

query const select_open_items{
    "open_items",
    "SELECT " ITEM_COLUMNS " FROM item WHERE auction_id = ?1 AND closed_at IS NULL ORDER BY created_at, id"};

query const select_items_by{
    "items_created_by", "SELECT " ITEM_COLUMNS " FROM item WHERE creator_id = ?1 ORDER BY created_at, id"};

query const select_item_cards{
    "item_cards", R"sql(
    SELECT id, name, description, currency_code, starting_bid, current_bid, leader_id, leader_anonymous,
        coalesce(extended_until, ends_at), closes_at, closed_at, created_at, creator_id, is_published, bid_count,
        EXISTS (SELECT 1 FROM bid b WHERE b.user_id = ?2 AND b.item_id = item.id), )sql" THUMBNAIL_OF(
                      "item.id"
                  ) R"sql(
    FROM item WHERE auction_id = ?1 AND (is_published OR creator_id = ?2)
    ORDER BY created_at DESC, id DESC)sql"};

query const select_item_places{
    "all_item_places", "SELECT id, auction_id, creator_id, is_published FROM item"};

query const select_places_in{
    "item_places", "SELECT id, auction_id, creator_id, is_published FROM item WHERE auction_id = ?1"};

query const select_sellers{"sellers_in", R"sql(
    SELECT DISTINCT u.id, u.name, u.email FROM item i JOIN user u ON u.id = i.creator_id WHERE i.auction_id = ?1)sql"};

query const select_usual_currency{"usual_currency", R"sql(
    SELECT currency_code FROM item WHERE auction_id = ?1
    GROUP BY currency_code ORDER BY count(*) DESC, min(created_at), currency_code LIMIT 1)sql"};

query const select_due_items{"due_items", R"sql(
    SELECT id, closes_at FROM item WHERE closed_at IS NULL AND closes_at <= ?1 ORDER BY closes_at LIMIT ?2)sql"};

query const select_next_end{"next_end", R"sql(
    SELECT min(at) FROM (
        SELECT min(closes_at) AS at FROM item WHERE closed_at IS NULL AND closes_at IS NOT NULL
        UNION ALL
        SELECT min(ends_at) FROM auction a
        WHERE a.closed_at IS NULL AND a.ends_at IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM item i
                          WHERE i.auction_id = a.id AND i.closed_at IS NULL AND i.closes_at IS NOT NULL)))sql"};

// What was published later than that needs no reminder: everybody has just been told of it.
#define IS_TO_BE_REMINDED_OF                                                                                 \
    "closed_at IS NULL AND reminded_at IS NULL AND is_published = 1 AND announced_at <= closes_at - "

query const select_to_remind_of{
    "items_to_remind_of", "SELECT id FROM item WHERE " IS_TO_BE_REMINDED_OF R"sql(?3
    AND closes_at > ?1 AND closes_at <= ?1 + ?3 ORDER BY closes_at LIMIT ?2)sql"};

query const select_next_reminder{
    "next_reminder", "SELECT closes_at - ?1 FROM item WHERE " IS_TO_BE_REMINDED_OF
                     "?1 AND closes_at IS NOT NULL ORDER BY closes_at LIMIT 1"};

query const update_reminded{
    "mark_reminded", "UPDATE item SET reminded_at = ?2 WHERE id = ?1 AND reminded_at IS NULL"};

} // namespace

std::optional<item> find_item(database& db, item_id const& id)
{
    return db.first<item>(select_item, id);
}

void add_item(database& db, item const& fresh)
{
    db.execute(
        insert_item, fresh.id, fresh.auction, fresh.creator, fresh.last_updated_by, fresh.name,
        fresh.description, fresh.currency_code, fresh.starting_bid, fresh.min_bid_increment,
        fresh.bidder_anonymous, fresh.is_published, fresh.announced_at, fresh.is_editable_by_admin,
        fresh.discussions_enabled, fresh.ends_at, fresh.closes_at, fresh.anti_snipe_enabled,
        fresh.anti_snipe_threshold, fresh.anti_snipe_extension, fresh.created_at
    );
}

void save_item(database& db, item const& changed)
{
    db.execute(
        update_item, changed.id, changed.last_updated_by, changed.name, changed.description,
        changed.currency_code, changed.starting_bid, changed.min_bid_increment, changed.bidder_anonymous,
        changed.is_published, changed.announced_at, changed.is_editable_by_admin, changed.discussions_enabled,
        changed.ends_at, changed.extended_until, changed.closes_at, changed.anti_snipe_enabled,
        changed.anti_snipe_threshold, changed.anti_snipe_extension, changed.closed_at, changed.updated_at
    );
}

void advance_item(database& db, item const& bid_on)
{
    db.execute(
        update_standing, bid_on.id, bid_on.current_bid, bid_on.leader, bid_on.leader_maximum,
        bid_on.leader_anonymous, bid_on.bid_count, bid_on.extended_until, bid_on.closes_at
    );
}

void close_item(database& db, item_id const& id, timestamp at)
{
    db.execute(update_closed, id, at);
}

void move_end(database& db, item_id const& id, std::optional<timestamp> closes_at)
{
    db.execute(update_end, id, closes_at);
}

void remove_item(database& db, item_id const& id)
{
    db.execute(delete_item, id);
}

paged<item> visible_items(database& db, auction_id const& auction, user_id const& viewer, page const& part)
{
    auto const [order, row] = part.from_above();
    return cut_by_age(
        db.all<item>(select_visible_items, auction, viewer, order, row, part.rows_to_read()), part
    );
}

std::vector<item> items_of_auction(database& db, auction_id const& auction)
{
    return db.all<item>(select_items_of_auction, auction);
}

std::vector<item> items_created_by(database& db, user_id const& user)
{
    return db.all<item>(select_items_by, user);
}

std::vector<item> open_items(database& db, auction_id const& auction)
{
    return db.all<item>(select_open_items, auction);
}

std::vector<item_card> item_cards(database& db, auction_id const& auction, user_id const& viewer)
{
    return db.all<item_card>(select_item_cards, auction, viewer);
}

std::vector<item_place> all_item_places(database& db)
{
    return db.all<item_place>(select_item_places);
}

std::vector<item_place> item_places(database& db, auction_id const& auction)
{
    return db.all<item_place>(select_places_in, auction);
}

std::optional<std::string> usual_currency(database& db, auction_id const& auction)
{
    return db.first<std::string>(select_usual_currency, auction);
}

std::vector<user_ref> sellers_in(database& db, auction_id const& auction)
{
    return db.all<user_ref>(select_sellers, auction);
}

std::vector<due_item> due_items(database& db, timestamp now, std::int64_t limit)
{
    return db.all<due_item>(select_due_items, now, limit);
}

std::vector<item_id> items_to_remind_of(database& db, timestamp now, std::int64_t limit)
{
    return db.all<item_id>(select_to_remind_of, now, limit, reminder_lead.count());
}

std::optional<timestamp> next_reminder(database& db)
{
    return db.first<timestamp>(select_next_reminder, reminder_lead.count());
}

bool mark_reminded(database& db, item_id const& id, timestamp at)
{
    return db.execute(update_reminded, id, at) > 0;
}

std::optional<timestamp> next_end(database& db)
{
    return db.one<std::optional<timestamp>>(select_next_end);
}

} // namespace auktiva::storage
