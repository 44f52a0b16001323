#include "storage/overview.hpp"

#include "storage/thumbnail.hpp"

namespace auktiva::storage {

namespace {

query const select_bid_totals{"totals_of_bidder", R"sql(
    SELECT count(*), count(DISTINCT b.item_id),
        (SELECT count(*) FROM item l JOIN member n ON n.auction_id = l.auction_id AND n.user_id = ?1
         WHERE l.leader_id = ?1 AND l.closed_at IS NULL)
    FROM bid b JOIN item i ON i.id = b.item_id JOIN member m ON m.auction_id = i.auction_id AND m.user_id = ?1
    WHERE b.user_id = ?1)sql"};

query const select_currency_totals{"currency_totals_of_bidder", R"sql(
    SELECT i.currency_code, sum(b.amount) AS total
    FROM bid b JOIN item i ON i.id = b.item_id JOIN member m ON m.auction_id = i.auction_id AND m.user_id = ?1
    WHERE b.user_id = ?1 GROUP BY i.currency_code ORDER BY total DESC, i.currency_code)sql"};

query const select_bid_items{"bid_items_of", R"sql(
    SELECT i.id, i.name, i.current_bid, i.starting_bid, i.leader_id, i.leader_anonymous,
        coalesce(i.extended_until, i.ends_at), i.closes_at, i.closed_at, i.created_at, i.currency_code,
        a.id, a.name, a.bidder_visibility, max(b.amount), )sql" THUMBNAIL_OF("i.id") R"sql(
    FROM bid b JOIN item i ON i.id = b.item_id JOIN auction a ON a.id = i.auction_id
        JOIN member m ON m.auction_id = a.id AND m.user_id = ?1
    WHERE b.user_id = ?1 GROUP BY i.id ORDER BY max(b.seq) DESC)sql"};

query const select_listings{"listings_of", R"sql(
    SELECT i.id, i.name, a.id, a.name, i.currency_code, i.starting_bid, i.current_bid,
        coalesce(i.extended_until, i.ends_at), i.closes_at, i.closed_at, i.created_at, i.bid_count,
        i.is_published, u.name, u.email, )sql" THUMBNAIL_OF("i.id") R"sql(
    FROM item i JOIN auction a ON a.id = i.auction_id
        JOIN member m ON m.auction_id = a.id AND m.user_id = ?1
        LEFT JOIN user u ON u.id = i.leader_id
    WHERE i.creator_id = ?1 ORDER BY i.created_at DESC, i.id DESC)sql"};

} // namespace

bid_totals totals_of_bidder(database& db, user_id const& user)
{
    return db.one<bid_totals>(select_bid_totals, user);
}

std::vector<currency_total> currency_totals_of_bidder(database& db, user_id const& user)
{
    return db.all<currency_total>(select_currency_totals, user);
}

std::vector<bid_item> bid_items_of(database& db, user_id const& user)
{
    return db.all<bid_item>(select_bid_items, user);
}

std::vector<listing> listings_of(database& db, user_id const& user)
{
    return db.all<listing>(select_listings, user);
}

} // namespace auktiva::storage
