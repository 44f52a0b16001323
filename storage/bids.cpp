#include "storage/bids.hpp"

namespace auktiva::storage {

namespace {

query const insert_bid{"add_bid", R"sql(
    INSERT INTO bid (id, item_id, user_id, amount, is_anonymous, placed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql"};

query const select_bid{"find_bid",
    "SELECT seq, id, item_id, user_id, amount, is_anonymous, placed_at FROM bid WHERE id = ?1"};

query const select_bids_of_item{"bids_of_item", R"sql(
    SELECT b.id, b.amount, b.placed_at, b.is_anonymous, b.user_id, u.name, u.email
    FROM bid b JOIN user u ON u.id = b.user_id
    WHERE b.item_id = ?1 ORDER BY b.amount DESC, b.seq)sql"};

query const select_top_bid_of{"top_bid_of", "SELECT max(amount) FROM bid WHERE user_id = ?2 AND item_id = ?1"};

query const select_bidders{"bidders_of", "SELECT DISTINCT user_id FROM bid WHERE item_id = ?1"};

} // namespace

void add_bid(database& db, bid const& placed)
{
    db.execute(
        insert_bid, placed.id, placed.item, placed.bidder, placed.amount, placed.is_anonymous, placed.placed_at
    );
}

std::optional<bid> find_bid(database& db, bid_id const& id) { return db.first<bid>(select_bid, id); }

std::vector<bid_card> bids_of_item(database& db, item_id const& item)
{
    return db.all<bid_card>(select_bids_of_item, item);
}

std::optional<money> top_bid_of(database& db, item_id const& item, user_id const& user)
{
    return db.one<std::optional<money>>(select_top_bid_of, item, user);
}

std::vector<user_id> bidders_of(database& db, item_id const& item)
{
    return db.all<user_id>(select_bidders, item);
}

} // namespace auktiva::storage
