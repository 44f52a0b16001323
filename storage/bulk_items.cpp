#include "storage/bulk_items.hpp"

#include "auction/json_writer.hpp"
#include "storage/item_columns.hpp"
#include "storage/thumbnail.hpp"

#define BULK_ITEM_COLUMNS                                                                                    \
    "i.id, i.name, i.description, i.currency_code, i.starting_bid, i.min_bid_increment, i.is_published, "    \
    "i.discussions_enabled, i.is_editable_by_admin, coalesce(i.extended_until, i.ends_at), i.closed_at, "    \
    "i.created_at, i.updated_at, i.last_updated_by, e.name, a.id, a.name, " THUMBNAIL_OF("i.id"              \
    ) ", i.bid_count, u.id, u.name, u.email"

#define BULK_ITEM_SOURCES                                                                                    \
    " FROM item i JOIN auction a ON a.id = i.auction_id JOIN user u ON u.id = i.creator_id "                 \
    "LEFT JOIN user e ON e.id = i.last_updated_by "

namespace auktiva::storage {

namespace {

query const select_of_auction{
    "bulk_items_of_auction", "SELECT " BULK_ITEM_COLUMNS BULK_ITEM_SOURCES
                             "WHERE i.auction_id = ?1 AND (i.is_editable_by_admin OR i.creator_id = ?2) "
                             "ORDER BY i.created_at DESC, i.id DESC"};

query const select_of_seller{
    "bulk_items_of_seller",
    "SELECT " BULK_ITEM_COLUMNS BULK_ITEM_SOURCES "JOIN member m ON m.auction_id = a.id AND m.user_id = ?1 "
    "WHERE i.creator_id = ?1 ORDER BY i.created_at DESC, i.id DESC"};

query const select_in_auction{
    "items_in_auction",
    "SELECT " ITEM_COLUMNS " FROM item WHERE id IN (SELECT value FROM json_each(?1)) AND auction_id = ?2"};

query const select_by_seller{"items_of_seller", "SELECT " ITEM_COLUMNS R"sql( FROM item
    WHERE id IN (SELECT value FROM json_each(?1)) AND creator_id = ?2
      AND EXISTS (SELECT 1 FROM member m WHERE m.auction_id = item.auction_id AND m.user_id = ?2))sql"};

std::string id_list(std::span<item_id const> ids)
{
    std::string text;
    json_writer json{text};
    json.array(ids, [&](item_id const& each) { json.value(each); });
    return text;
}

} // namespace

std::vector<bulk_item> bulk_items_of_auction(database& db, auction_id const& auction, user_id const& viewer)
{
    return db.all<bulk_item>(select_of_auction, auction, viewer);
}

std::vector<bulk_item> bulk_items_of_seller(database& db, user_id const& seller)
{
    return db.all<bulk_item>(select_of_seller, seller);
}

std::vector<item> items_in_auction(database& db, std::span<item_id const> ids, auction_id const& auction)
{
    return db.all<item>(select_in_auction, id_list(ids), auction);
}

std::vector<item> items_of_seller(database& db, std::span<item_id const> ids, user_id const& seller)
{
    return db.all<item>(select_by_seller, id_list(ids), seller);
}

} // namespace auktiva::storage
