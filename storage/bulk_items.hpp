#pragma once

#include "auction/item.hpp"
#include "storage/database.hpp"

#include <span>

namespace auktiva::storage {

/// An item in the table where many are edited at once.
struct bulk_item
{
    item_id id;
    std::string name;
    std::optional<std::string> description;
    std::string currency_code;
    money starting_bid;
    money min_bid_increment;
    bool is_published{};
    bool discussions_enabled{};
    bool is_editable_by_admin{};
    std::optional<timestamp> ends_at;
    std::optional<timestamp> closed_at;
    timestamp created_at;
    timestamp updated_at;
    std::optional<user_id> last_updated_by;
    std::optional<std::string> last_updated_by_name;
    auction_id auction;
    std::string auction_name;
    std::optional<std::string> thumbnail;
    std::int64_t bid_count{};
    user_id creator;
    std::optional<std::string> creator_name;
    std::string creator_email;
};

/// What an organiser may edit in his auction: his own, and what its seller has opened to him. Newest first.
std::vector<bulk_item> bulk_items_of_auction(database& db, auction_id const& auction, user_id const& viewer);
/// One's own in all auctions one is still a member of. Newest first.
std::vector<bulk_item> bulk_items_of_seller(database& db, user_id const& seller);

// Those of a list of ids that are there, in no particular order.

std::vector<item> items_in_auction(database& db, std::span<item_id const> ids, auction_id const& auction);
/// In auctions the seller is still a member of.
std::vector<item> items_of_seller(database& db, std::span<item_id const> ids, user_id const& seller);

} // namespace auktiva::storage
