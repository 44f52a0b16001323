#include "storage/auctions.hpp"

#include "storage/enums.hpp"

#define AUCTION_COLUMNS                                                                                      \
    "id, creator_id, name, description, thumbnail_url, join_mode, member_can_invite, bidder_visibility, "    \
    "bid_mode, item_end_mode, soft_close_mode, ends_at, hard_stop_at, closed_at, "                           \
    "default_items_editable_by_admin, default_anti_snipe, default_anti_snipe_threshold, "                    \
    "default_anti_snipe_extension, created_at, updated_at, invite_token"

#define CARD_COUNTS                                                                                          \
    "(SELECT count(*) FROM item i WHERE i.auction_id = a.id AND (i.is_published OR i.creator_id = ?1)), "    \
    "(SELECT count(*) FROM member m WHERE m.auction_id = a.id)"

namespace auktiva::storage {

namespace {

query const select_auction{"find_auction", "SELECT " AUCTION_COLUMNS " FROM auction WHERE id = ?1"};
query const select_auctions{"all_auctions", "SELECT " AUCTION_COLUMNS " FROM auction"};

query const insert_auction{
    "add_auction",
    "INSERT INTO auction (" AUCTION_COLUMNS ") VALUES "
    "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)"};

query const update_auction{"save_auction", R"sql(
    UPDATE auction SET name = ?3, description = ?4, thumbnail_url = ?5, join_mode = ?6, member_can_invite = ?7,
        bidder_visibility = ?8, bid_mode = ?9, item_end_mode = ?10, soft_close_mode = ?11, ends_at = ?12,
        hard_stop_at = ?13, closed_at = ?14, default_items_editable_by_admin = ?15, default_anti_snipe = ?16,
        default_anti_snipe_threshold = ?17, default_anti_snipe_extension = ?18, updated_at = ?20,
        invite_token = ?21
    WHERE id = ?1 AND creator_id = ?2 AND created_at = ?19)sql"};

query const select_auctions_by{
    "auctions_created_by",
    "SELECT " AUCTION_COLUMNS " FROM auction WHERE creator_id = ?1 ORDER BY created_at, id"};

query const select_owned{"auctions_owned_by", R"sql(
    SELECT a.id, a.name FROM member m JOIN auction a ON a.id = m.auction_id
    WHERE m.user_id = ?1 AND m.role = 'OWNER'
    UNION
    SELECT a.id, a.name FROM auction a
    WHERE a.creator_id = ?1
      AND NOT EXISTS (SELECT 1 FROM member m WHERE m.auction_id = a.id AND m.role = 'OWNER')
    ORDER BY 2, 1)sql"};

query const update_creators{"leave_created_to_owners", R"sql(
    UPDATE auction SET updated_at = ?2, creator_id =
        (SELECT m.user_id FROM member m
         WHERE m.auction_id = auction.id AND m.role = 'OWNER' AND m.user_id <> ?1 ORDER BY m.joined_at LIMIT 1)
    WHERE creator_id = ?1
      AND EXISTS (SELECT 1 FROM member m
                  WHERE m.auction_id = auction.id AND m.role = 'OWNER' AND m.user_id <> ?1))sql"};

query const update_creator{
    "set_creator", "UPDATE auction SET creator_id = ?2, updated_at = ?3 WHERE id = ?1"};

query const delete_auction{"remove_auction", "DELETE FROM auction WHERE id = ?1"};

query const count_members_and_items{"count_in_auction", R"sql(
    SELECT (SELECT count(*) FROM item WHERE auction_id = ?1), (SELECT count(*) FROM member WHERE auction_id = ?1)
    )sql"};

query const count_members_and_published{"count_published", R"sql(
    SELECT (SELECT count(*) FROM item WHERE auction_id = ?1 AND is_published),
        (SELECT count(*) FROM member WHERE auction_id = ?1))sql"};

query const select_creator{"creator_of", R"sql(
    SELECT u.id, u.name, u.email FROM auction a JOIN user u ON u.id = a.creator_id WHERE a.id = ?1)sql"};

query const select_cards_of_member{
    "cards_of_member", R"sql(
    SELECT a.id, a.name, a.description, a.ends_at, a.closed_at, a.created_at, a.thumbnail_url, m.role, )sql" CARD_COUNTS
                       R"sql(
    , m.joined_at
    FROM member m CROSS JOIN auction a ON a.id = m.auction_id
    WHERE m.user_id = ?1 AND (m.joined_at, m.auction_id) > (?2, ?3) ORDER BY m.joined_at, m.auction_id LIMIT ?4)sql"};

query const select_open_cards{
    "open_cards", R"sql(
    SELECT a.id, a.name, a.description, a.ends_at, a.closed_at, a.created_at, a.thumbnail_url, 'Open', )sql" CARD_COUNTS
                  R"sql(
    , a.created_at FROM auction a
    WHERE a.join_mode = 'FREE'
      AND NOT EXISTS (SELECT 1 FROM member m WHERE m.auction_id = a.id AND m.user_id = ?1)
    ORDER BY a.created_at, a.id)sql"};

query const select_auctions_to_close{"auctions_to_close", R"sql(
    SELECT a.id FROM auction a
    WHERE a.closed_at IS NULL AND a.ends_at <= ?1
      AND NOT EXISTS (SELECT 1 FROM item i
                      WHERE i.auction_id = a.id AND i.closed_at IS NULL AND i.closes_at IS NOT NULL))sql"};

void write_auction_row(database& db, query const& into, auction const& row)
{
    db.execute(
        into, row.id, row.creator, row.name, row.description, row.thumbnail_url, row.joined_by,
        row.member_can_invite, row.visibility, row.bids, row.items_end, row.soft_close, row.ends_at,
        row.hard_stop_at, row.closed_at, row.default_items_editable_by_admin, row.default_anti_snipe,
        row.default_anti_snipe_threshold, row.default_anti_snipe_extension, row.created_at, row.updated_at,
        row.invite_token
    );
}

} // namespace

std::optional<auction> find_auction(database& db, auction_id const& id)
{
    return db.first<auction>(select_auction, id);
}

std::vector<auction> all_auctions(database& db)
{
    return db.all<auction>(select_auctions);
}

void add_auction(database& db, auction const& fresh)
{
    write_auction_row(db, insert_auction, fresh);
}

void save_auction(database& db, auction const& changed)
{
    write_auction_row(db, update_auction, changed);
}

void remove_auction(database& db, auction_id const& id)
{
    db.execute(delete_auction, id);
}

std::vector<auction> auctions_created_by(database& db, user_id const& user)
{
    return db.all<auction>(select_auctions_by, user);
}

std::vector<auction_name> auctions_owned_by(database& db, user_id const& user)
{
    return db.all<auction_name>(select_owned, user);
}

void leave_created_to_owners(database& db, user_id const& user, timestamp at)
{
    db.execute(update_creators, user, at);
}

void set_creator(database& db, auction_id const& id, user_id const& creator, timestamp at)
{
    db.execute(update_creator, id, creator, at);
}

auction_counts count_in_auction(database& db, auction_id const& id)
{
    return db.one<auction_counts>(count_members_and_items, id);
}

auction_counts count_published(database& db, auction_id const& id)
{
    return db.one<auction_counts>(count_members_and_published, id);
}

user_ref creator_of(database& db, auction_id const& id)
{
    return db.one<user_ref>(select_creator, id);
}

paged<auction_card> cards_of_member(database& db, user_id const& user, page const& part)
{
    auto const [order, row] = part.from_below();
    return cut(
        db.all<auction_card>(select_cards_of_member, user, order, row, part.rows_to_read()), part,
        [](auction_card const& each) {
            return place{each.since.time_since_epoch().count(), each.id.text};
        }
    );
}

std::vector<auction_card> open_cards(database& db, user_id const& user)
{
    return db.all<auction_card>(select_open_cards, user);
}

std::vector<auction_id> auctions_to_close(database& db, timestamp now)
{
    return db.all<auction_id>(select_auctions_to_close, now);
}

} // namespace auktiva::storage
