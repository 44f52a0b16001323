#include "storage/overview.hpp"

#include "storage/thumbnail.hpp"

namespace auktiva::storage {

namespace {

// Bids are first summed up by item, from an index alone.

query const select_bid_totals{"totals_of_bidder", R"sql(
    WITH own AS (SELECT item_id, count(*) AS bids FROM bid WHERE user_id = ?1 GROUP BY item_id)
    SELECT coalesce(sum(own.bids), 0), count(*),
        (SELECT count(*) FROM item l JOIN member n ON n.auction_id = l.auction_id AND n.user_id = ?1
         WHERE l.leader_id = ?1 AND l.closed_at IS NULL)
    FROM own CROSS JOIN item i ON i.id = own.item_id
        JOIN member m ON m.auction_id = i.auction_id AND m.user_id = ?1)sql"};

query const select_currency_totals{"currency_totals_of_bidder", R"sql(
    WITH own AS (SELECT item_id, sum(amount) AS amount FROM bid WHERE user_id = ?1 GROUP BY item_id)
    SELECT i.currency_code, sum(own.amount) AS total
    FROM own CROSS JOIN item i ON i.id = own.item_id
        JOIN member m ON m.auction_id = i.auction_id AND m.user_id = ?1
    GROUP BY i.currency_code ORDER BY total DESC, i.currency_code)sql"};

query const select_bid_items{"bid_items_of", R"sql(
    WITH own AS (SELECT item_id, max(amount) AS highest, max(seq) AS latest FROM bid WHERE user_id = ?1 GROUP BY item_id)
    SELECT i.id, i.name, i.current_bid, i.starting_bid, i.leader_id, i.leader_anonymous,
        coalesce(i.extended_until, i.ends_at), i.closes_at, i.closed_at, i.created_at, i.currency_code,
        a.id, a.name, a.bidder_visibility, own.highest, )sql" THUMBNAIL_OF("i.id") R"sql(, own.latest
    FROM own CROSS JOIN item i ON i.id = own.item_id JOIN auction a ON a.id = i.auction_id
        JOIN member m ON m.auction_id = a.id AND m.user_id = ?1
    WHERE own.latest < ?2 ORDER BY own.latest DESC LIMIT ?3)sql"};

query const select_history{"history_of", R"sql(
    SELECT b.seq, b.id, b.amount, b.placed_at,
        i.leader_id IS ?1 AND b.seq = (SELECT top.seq FROM bid top WHERE top.user_id = ?1 AND top.item_id = b.item_id
                                       ORDER BY top.amount DESC LIMIT 1),
        i.id, i.name, i.current_bid, coalesce(i.extended_until, i.ends_at), i.closed_at, i.currency_code, a.id, a.name
    FROM bid b CROSS JOIN item i ON i.id = b.item_id JOIN auction a ON a.id = i.auction_id
        JOIN member m ON m.auction_id = a.id AND m.user_id = ?1
    WHERE b.user_id = ?1 AND b.seq < ?2 ORDER BY b.seq DESC LIMIT ?3)sql"};

query const select_winning_totals{"winning_totals_of", R"sql(
    SELECT i.currency_code, sum(i.current_bid) AS total, count(*)
    FROM item i JOIN member m ON m.auction_id = i.auction_id AND m.user_id = ?1
    WHERE i.leader_id = ?1 GROUP BY i.currency_code ORDER BY total DESC, i.currency_code)sql"};

query const select_listings{"listings_of", R"sql(
    SELECT i.id, i.name, a.id, a.name, i.currency_code, i.starting_bid, i.current_bid,
        coalesce(i.extended_until, i.ends_at), i.closes_at, i.closed_at, i.created_at, i.bid_count,
        i.is_published, u.name, u.email, )sql" THUMBNAIL_OF("i.id") R"sql(
    FROM item i JOIN auction a ON a.id = i.auction_id
        JOIN member m ON m.auction_id = a.id AND m.user_id = ?1
        LEFT JOIN user u ON u.id = i.leader_id
    WHERE i.creator_id = ?1 AND (i.created_at, i.id) < (?2, ?3)
    ORDER BY i.created_at DESC, i.id DESC LIMIT ?4)sql"};

} // namespace

bid_totals totals_of_bidder(database& db, user_id const& user)
{
    return db.one<bid_totals>(select_bid_totals, user);
}

std::vector<currency_total> currency_totals_of_bidder(database& db, user_id const& user)
{
    return db.all<currency_total>(select_currency_totals, user);
}

paged<bid_item> bid_items_of(database& db, user_id const& user, page const& part)
{
    return cut(
        db.all<bid_item>(select_bid_items, user, part.from_above().order, part.rows_to_read()), part,
        [](bid_item const& each) { return place{each.latest}; }
    );
}

paged<listing> listings_of(database& db, user_id const& user, page const& part)
{
    auto const [order, row] = part.from_above();
    return cut_by_age(db.all<listing>(select_listings, user, order, row, part.rows_to_read()), part);
}

paged<past_bid> history_of(database& db, user_id const& user, page const& part)
{
    return cut(
        db.all<past_bid>(select_history, user, part.from_above().order, part.rows_to_read()), part,
        [](past_bid const& each) { return place{each.seq}; }
    );
}

std::vector<winning_total> winning_totals_of(database& db, user_id const& user)
{
    return db.all<winning_total>(select_winning_totals, user);
}

} // namespace auktiva::storage
