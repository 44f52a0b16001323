#include "storage/results.hpp"

#include "storage/thumbnail.hpp"

namespace auktiva::storage {

namespace {

query const select_results{"item_results", R"sql(
    SELECT i.id, i.name, i.description, i.currency_code, i.starting_bid, i.current_bid, i.bid_count,
        i.is_published, coalesce(i.extended_until, i.ends_at), i.closed_at,
        s.id, s.name, s.email, l.id, l.name, l.email, i.leader_anonymous, )sql" THUMBNAIL_OF("i.id") R"sql(
    FROM item i JOIN user s ON s.id = i.creator_id LEFT JOIN user l ON l.id = i.leader_id
    WHERE i.auction_id = ?1 AND (i.is_published OR i.creator_id = ?2 OR i.is_editable_by_admin)
    ORDER BY i.created_at, i.id)sql"};

} // namespace

std::vector<item_result> item_results(database& db, auction_id const& auction, user_id const& viewer)
{
    return db.all<item_result>(select_results, auction, viewer);
}

} // namespace auktiva::storage
