#include "storage/auktiva_file.hpp"

#include "storage/auktiva_layout.hpp"

/// Milliseconds of a date in any of its three spellings, to sort by. What they mean is decided elsewhere.
#define MS(column)                                                                                           \
    "CASE typeof(" column ") WHEN 'text' THEN round((julianday(" column ") - 2440587.5) * 86400000) "        \
    "ELSE iif(" column " < 100000000000, " column " * 1000, " column ") END"

#define OF_USER "userId = (SELECT id FROM users WHERE rowid = ?1)"
#define OF_AUCTION "auctionId = (SELECT id FROM auctions WHERE rowid = ?1)"
#define OF_ITEM "auctionItemId = (SELECT id FROM auction_items WHERE rowid = ?1)"
#define OLDEST_FIRST " ORDER BY " MS("createdAt") ", id"

/// The ids of rows without an owner.
#define ORPHANS(table, key, owners)                                                                          \
    "SELECT t.rowid, '" table "', t.id, t." key " FROM " table " t "                                         \
    "WHERE NOT EXISTS (SELECT 1 FROM " owners " o WHERE o.id = t." key ")"

namespace auktiva::storage {

namespace {

query const old_users{"Auktiva's users", R"sql(
    SELECT rowid, id, email, passwordHash, name, image, emailVerified, createdAt FROM users)sql" OLDEST_FIRST};

query const old_settings_of{"Auktiva's user_settings", R"sql(
    SELECT id, itemSidebarCollapsed, emailOnNewItem, emailOnOutbid, emailOnItemWon, createdAt, updatedAt
    FROM user_settings WHERE )sql" OF_USER OLDEST_FIRST};

query const old_notifications_of{
    "Auktiva's notifications", "SELECT id, type, title, message, auctionId, itemId, read, createdAt "
                               "FROM notifications WHERE " OF_USER OLDEST_FIRST};

query const old_auctions{"Auktiva's auctions", R"sql(
    SELECT rowid, id, creatorId, name, description, thumbnailUrl, joinMode, memberCanInvite, inviteToken,
        bidderVisibility, itemEndMode, endDate, defaultItemsEditableByAdmin, defaultAntiSnipe,
        defaultAntiSnipeThreshold, defaultAntiSnipeExtension, createdAt, updatedAt
    FROM auctions)sql" OLDEST_FIRST};

query const old_members{
    "Auktiva's auction_members",
    "SELECT id, userId, role, joinedAt, invitedById FROM auction_members WHERE " OF_AUCTION
    " ORDER BY " MS("joinedAt") ", id"};

query const old_invites{
    "Auktiva's auction_invites", "SELECT id, email, role, token, expiresAt, usedAt, createdAt, senderId "
                                 "FROM auction_invites WHERE " OF_AUCTION OLDEST_FIRST};

query const old_items{"Auktiva's auction_items", R"sql(
    SELECT rowid, id, creatorId, lastUpdatedById, name, description, currencyCode, startingBid, minBidIncrement,
        currentBid, highestBidderId, bidderAnonymous, isPublished, isEditableByAdmin, discussionsEnabled, endDate,
        antiSnipeEnabled, antiSnipeThresholdSeconds, antiSnipeExtensionSeconds, winnerNotified, createdAt,
        updatedAt
    FROM auction_items WHERE )sql" OF_AUCTION OLDEST_FIRST};

query const old_images{
    "Auktiva's auction_item_images",
    "SELECT id, url, \"order\", createdAt FROM auction_item_images WHERE " OF_ITEM
    " ORDER BY \"order\", " MS("createdAt") ", id"};

query const old_bids{
    "Auktiva's bids", "SELECT position, id, userId, amount, isAnonymous, createdAt "
                      "FROM bids JOIN bid_position ON bid = bids.rowid WHERE " OF_ITEM " ORDER BY position"};

query const old_discussions{
    "Auktiva's item_discussions", "SELECT id, userId, parentId, content, createdAt, updatedAt "
                                  "FROM item_discussions WHERE " OF_ITEM OLDEST_FIRST};

query const
    old_orphans{
        "Auktiva's orphans",
        ORPHANS("user_settings", "userId", "users") " UNION ALL " ORPHANS("notifications", "userId", "users") " UNION ALL " ORPHANS("auction_members", "auctionId", "auctions") " UNION ALL " ORPHANS("auction_invites", "auctionId", "auctions") " UNION ALL " ORPHANS(
            "auction_items", "auctionId", "auctions"
        ) " UNION ALL " ORPHANS("auction_item_images", "auctionItemId", "auction_items") " UNION "
                                                                                         "ALL " ORPHANS("bids", "auctionItemId", "auction_items") " UNION ALL " ORPHANS(
                                                                                             "item_"
                                                                                             "discussions",
                                                                                             "auctionItemId",
                                                                                             "auction_items"
                                                                                         )};

query const old_rows_on{"Auktiva's rows on an item", R"sql(
    SELECT (SELECT count(*) FROM bids WHERE auctionItemId = i.id),
        (SELECT count(*) FROM auction_item_images WHERE auctionItemId = i.id),
        (SELECT count(*) FROM item_discussions WHERE auctionItemId = i.id)
    FROM auction_items i WHERE i.rowid = ?1)sql"};

query const old_administrator{
    "Auktiva's system_settings", "SELECT deploymentAdminEmail FROM system_settings LIMIT 1"};

query const old_bid_count{"Auktiva's number of bids", "SELECT count(*) FROM bids"};

} // namespace

auktiva_file::auktiva_file(std::filesystem::path const& source, std::filesystem::path const& copy)
    : db_{open_auktiva_copy(source, copy)}
{
}

void auktiva_file::each_user(visitor<auktiva_user> const& visit)
{
    db_.each<auktiva_user>(old_users, visit);
}

void auktiva_file::each_user_settings(std::int64_t of_user, visitor<auktiva_user_settings> const& visit)
{
    db_.each<auktiva_user_settings>(old_settings_of, visit, of_user);
}

void auktiva_file::each_notification(std::int64_t of_user, visitor<auktiva_notification> const& visit)
{
    db_.each<auktiva_notification>(old_notifications_of, visit, of_user);
}

void auktiva_file::each_auction(visitor<auktiva_auction> const& visit)
{
    db_.each<auktiva_auction>(old_auctions, visit);
}

void auktiva_file::each_member(std::int64_t of_auction, visitor<auktiva_member> const& visit)
{
    db_.each<auktiva_member>(old_members, visit, of_auction);
}

void auktiva_file::each_invite(std::int64_t of_auction, visitor<auktiva_invite> const& visit)
{
    db_.each<auktiva_invite>(old_invites, visit, of_auction);
}

void auktiva_file::each_item(std::int64_t of_auction, visitor<auktiva_item> const& visit)
{
    db_.each<auktiva_item>(old_items, visit, of_auction);
}

void auktiva_file::each_image(std::int64_t of_item, visitor<auktiva_image> const& visit)
{
    db_.each<auktiva_image>(old_images, visit, of_item);
}

void auktiva_file::each_bid(std::int64_t of_item, visitor<auktiva_bid> const& visit)
{
    db_.each<auktiva_bid>(old_bids, visit, of_item);
}

void auktiva_file::each_discussion(std::int64_t of_item, visitor<auktiva_discussion> const& visit)
{
    db_.each<auktiva_discussion>(old_discussions, visit, of_item);
}

void auktiva_file::each_orphan(visitor<auktiva_orphan> const& visit)
{
    db_.each<auktiva_orphan>(old_orphans, visit);
}

auktiva_item_counts auktiva_file::count_on_item(std::int64_t item)
{
    return db_.one<auktiva_item_counts>(old_rows_on, item);
}

foreign_value auktiva_file::administrator_email()
{
    return db_.first<foreign_value>(old_administrator).value_or(std::monostate{});
}

std::int64_t auktiva_file::count_bids()
{
    return db_.one<std::int64_t>(old_bid_count);
}

std::vector<auktiva_table> auktiva_file::other_tables()
{
    return other_auktiva_tables(db_);
}

} // namespace auktiva::storage
