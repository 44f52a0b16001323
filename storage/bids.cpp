#include "storage/bids.hpp"

#define BID_COLUMNS "seq, id, item_id, user_id, amount, is_anonymous, placed_at"

namespace auktiva::storage {

namespace {

query const insert_bid{"add_bid", R"sql(
    INSERT INTO bid (id, item_id, user_id, amount, is_anonymous, placed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql"};

query const insert_past_bid{"add_past_bid", R"sql(
    INSERT INTO bid (seq, id, item_id, user_id, amount, is_anonymous, placed_at)
    VALUES (iif(EXISTS (SELECT 1 FROM bid WHERE seq = ?1), NULL, ?1), ?2, ?3, ?4, ?5, ?6, ?7))sql"};

query const select_top_bid{"find_top_bid", "SELECT " BID_COLUMNS R"sql( FROM bid
    WHERE user_id = ?2 AND item_id = ?1 ORDER BY amount DESC LIMIT 1)sql"};

query const select_bids_on{"bids_on", "SELECT " BID_COLUMNS " FROM bid WHERE item_id = ?1 ORDER BY seq"};

query const select_bids_of_user{
    "bids_of_user", "SELECT " BID_COLUMNS " FROM bid WHERE user_id = ?1 ORDER BY seq"};

query const select_own_bids{"own_bids_of", R"sql(
    SELECT b.id, i.id, i.name, i.auction_id, i.currency_code, b.amount, b.is_anonymous, b.placed_at
    FROM bid b JOIN item i ON i.id = b.item_id WHERE b.user_id = ?1 ORDER BY b.seq)sql"};

query const delete_bids{"remove_bids", "DELETE FROM bid WHERE user_id = ?2 AND item_id = ?1"};

query const update_amount{"raise_bid", "UPDATE bid SET amount = ?2 WHERE id = ?1"};

query const select_has_bids{
    "has_bids",
    "SELECT EXISTS (SELECT 1 FROM bid b JOIN item i ON i.id = b.item_id WHERE i.auction_id = ?1)"};

query const select_bids_of_item{"bids_of_item", R"sql(
    SELECT b.id, b.amount, b.placed_at, b.is_anonymous, b.user_id, u.name, u.email
    FROM bid b JOIN user u ON u.id = b.user_id
    WHERE b.item_id = ?1 AND b.amount <= ?2 AND (b.amount < ?2 OR b.seq > CAST(?3 AS INTEGER))
    ORDER BY b.amount DESC, b.seq LIMIT ?4)sql"};

query const select_place{
    "place_of_bid", "SELECT amount, CAST(seq AS TEXT) FROM bid WHERE id = ?2 AND item_id = ?1"};

query const select_top_bid_of{
    "top_bid_of", "SELECT max(amount) FROM bid WHERE user_id = ?2 AND item_id = ?1"};

query const select_bidders{"bidders_on", R"sql(
    SELECT m.user_id FROM item i JOIN member m ON m.auction_id = i.auction_id
    WHERE i.id = ?1 AND EXISTS (SELECT 1 FROM bid b WHERE b.user_id = m.user_id AND b.item_id = ?1))sql"};

} // namespace

void add_bid(database& db, bid const& placed)
{
    db.execute(
        insert_bid, placed.id, placed.item, placed.bidder, placed.amount, placed.is_anonymous,
        placed.placed_at
    );
}

void add_past_bid(database& db, bid const& placed)
{
    db.execute(
        insert_past_bid, placed.seq, placed.id, placed.item, placed.bidder, placed.amount,
        placed.is_anonymous, placed.placed_at
    );
}

std::optional<bid> find_top_bid(database& db, item_id const& item, user_id const& user)
{
    return db.first<bid>(select_top_bid, item, user);
}

void raise_bid(database& db, bid_id const& id, money amount)
{
    db.execute(update_amount, id, amount);
}

bool has_bids(database& db, auction_id const& auction)
{
    return db.one<bool>(select_has_bids, auction);
}

std::vector<bid> bids_on(database& db, item_id const& item)
{
    return db.all<bid>(select_bids_on, item);
}

std::vector<bid> bids_of_user(database& db, user_id const& user)
{
    return db.all<bid>(select_bids_of_user, user);
}

std::vector<own_bid> own_bids_of(database& db, user_id const& user)
{
    return db.all<own_bid>(select_own_bids, user);
}

void remove_bids(database& db, item_id const& item, user_id const& user)
{
    db.execute(delete_bids, item, user);
}

paged<bid_card> bids_of_item(database& db, item_id const& item, page const& part)
{
    auto const [amount, seq] = part.from_above();
    return cut(
        db.all<bid_card>(select_bids_of_item, item, amount, seq, part.rows_to_read()), part,
        [](bid_card const& each) {
            return place{0, each.id.text};
        }
    );
}

std::optional<place> place_of_bid(database& db, item_id const& item, bid_id const& id)
{
    return db.first<place>(select_place, item, id);
}

std::vector<user_id> bidders_on(database& db, item_id const& item)
{
    return db.all<user_id>(select_bidders, item);
}

std::optional<money> top_bid_of(database& db, item_id const& item, user_id const& user)
{
    return db.one<std::optional<money>>(select_top_bid_of, item, user);
}

} // namespace auktiva::storage
