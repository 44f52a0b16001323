#pragma once

#include "auction/item.hpp"
#include "storage/database.hpp"
#include "storage/users.hpp"

namespace auktiva::storage {

/// How an item stands, with who sells it and who leads.
struct item_result
{
    item_id id;
    std::string name;
    std::optional<std::string> description;
    std::string currency_code;
    money starting_bid;
    std::optional<money> current_bid;
    std::int64_t bid_count{};
    bool is_published{};
    std::optional<timestamp> ends_at;
    std::optional<timestamp> closed_at;
    user_id seller;
    std::optional<std::string> seller_name;
    std::string seller_email;
    std::optional<user_id> leader;
    std::optional<std::string> leader_name;
    std::optional<std::string> leader_email;
    bool leader_anonymous{};
    std::optional<std::string> thumbnail;
};

/// Oldest first; drafts only where `viewer` made them, or where organisers may edit them.
std::vector<item_result> item_results(database& db, auction_id const& auction, user_id const& viewer);

} // namespace auktiva::storage
