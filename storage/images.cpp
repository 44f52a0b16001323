#include "storage/images.hpp"

#include "auction/json_writer.hpp"
#include "storage/enums.hpp"
#include "storage/thumbnail.hpp"

#define IMAGE_COLUMNS "id, item_id, path, position, content_type, bytes, width, height, created_at"

namespace auktiva::storage {

namespace {

query const select_images{
    "images_of", "SELECT " IMAGE_COLUMNS " FROM image WHERE item_id = ?1 ORDER BY position, rowid"};
query const select_images_in{"images_in_auction", "SELECT " IMAGE_COLUMNS R"sql( FROM image
    WHERE item_id IN (SELECT id FROM item WHERE auction_id = ?1) ORDER BY item_id, position, rowid)sql"};
query const select_first_path{"thumbnail_of", "SELECT " THUMBNAIL_OF("?1")};
query const select_thumbnails{"thumbnails_of", "SELECT i.id, " THUMBNAIL_OF("i.id") R"sql(
    FROM json_each(?1) wanted JOIN item i ON i.id = wanted.value
        JOIN member m ON m.auction_id = i.auction_id AND m.user_id = ?2)sql"};

query const select_image{"find_image", "SELECT " IMAGE_COLUMNS " FROM image WHERE id = ?1"};

query const insert_image{
    "add_image", "INSERT INTO image (" IMAGE_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"};
query const update_position{"move_image", "UPDATE image SET position = ?2 WHERE id = ?1"};
query const delete_image{"remove_image", "DELETE FROM image WHERE id = ?1"};

query const select_items_showing{"items_showing", R"sql(
    SELECT i.auction_id, i.creator_id, i.is_published,
        EXISTS (SELECT 1 FROM member m WHERE m.auction_id = i.auction_id AND m.user_id = ?2)
    FROM image p JOIN item i ON i.id = p.item_id WHERE p.path = ?1)sql"};

query const select_auctions_showing{"auctions_showing", R"sql(
    SELECT a.join_mode, EXISTS (SELECT 1 FROM member m WHERE m.auction_id = a.id AND m.user_id = ?2)
    FROM auction a WHERE a.thumbnail_url = ?1)sql"};

query const select_is_shown{"is_shown", R"sql(
    SELECT EXISTS (SELECT 1 FROM image WHERE path = ?1) OR EXISTS (SELECT 1 FROM auction WHERE thumbnail_url = ?1)
    )sql"};

query const select_orphans{"orphan_files", "SELECT path FROM orphan_file LIMIT ?1"};
query const delete_orphan{"forget_orphan", "DELETE FROM orphan_file WHERE path = ?1"};

} // namespace

std::vector<image> images_in_auction(database& db, auction_id const& auction)
{
    return db.all<image>(select_images_in, auction);
}

std::vector<image> images_of(database& db, item_id const& item)
{
    return db.all<image>(select_images, item);
}

std::optional<std::string> thumbnail_of(database& db, item_id const& item)
{
    return db.one<std::optional<std::string>>(select_first_path, item);
}

std::vector<item_thumbnail> thumbnails_of(database& db, std::span<item_id const> items, user_id const& member)
{
    std::string list;
    json_writer json{list};
    json.array(items, [&](item_id const& each) { json.value(each); });
    return db.all<item_thumbnail>(select_thumbnails, std::string_view{list}, member);
}

std::optional<image> find_image(database& db, image_id const& id)
{
    return db.first<image>(select_image, id);
}

void add_image(database& db, image const& fresh)
{
    db.execute(
        insert_image, fresh.id, fresh.item, fresh.path, fresh.position, fresh.content_type, fresh.bytes,
        fresh.width, fresh.height, fresh.created_at
    );
}

void move_image(database& db, image_id const& id, std::int64_t position)
{
    db.execute(update_position, id, position);
}

void remove_image(database& db, image_id const& id)
{
    db.execute(delete_image, id);
}

std::vector<item_showing> items_showing(database& db, std::string_view path, user_id const& viewer)
{
    return db.all<item_showing>(select_items_showing, path, viewer);
}

std::vector<auction_showing> auctions_showing(database& db, std::string_view path, user_id const& viewer)
{
    return db.all<auction_showing>(select_auctions_showing, path, viewer);
}

bool is_shown(database& db, std::string_view path)
{
    return db.one<bool>(select_is_shown, path);
}

std::vector<std::string> orphan_files(database& db, std::int64_t limit)
{
    return db.all<std::string>(select_orphans, limit);
}

void forget_orphan(database& db, std::string_view path)
{
    db.execute(delete_orphan, path);
}

} // namespace auktiva::storage
