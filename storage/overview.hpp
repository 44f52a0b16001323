#pragma once

#include "auction/ids.hpp"
#include "auction/money.hpp"
#include "auction/time.hpp"
#include "storage/database.hpp"
#include "storage/page.hpp"

// What one user sees of all his auctions. Auctions he has left are none of his business any more.
namespace auktiva::storage {

struct bid_totals
{
    std::int64_t bids{};
    std::int64_t items{};
    std::int64_t leading{};
};

struct currency_total
{
    std::string code;
    money total;
};

/// An item somebody has bid on.
struct bid_item
{
    item_id id;
    std::string name;
    std::optional<money> current_bid;
    money starting_bid;
    std::optional<user_id> leader;
    bool leader_anonymous{};
    std::optional<timestamp> ends_at;
    std::optional<timestamp> closes_at;
    std::optional<timestamp> closed_at;
    timestamp created_at;
    std::string currency_code;
    auction_id auction;
    std::string auction_name;
    std::string visibility;
    money own_highest;
    std::optional<std::string> thumbnail;
    /// His latest bid on it.
    std::int64_t latest{};
};

/// An item somebody sells.
struct listing
{
    item_id id;
    std::string name;
    auction_id auction;
    std::string auction_name;
    std::string currency_code;
    money starting_bid;
    std::optional<money> current_bid;
    std::optional<timestamp> ends_at;
    std::optional<timestamp> closes_at;
    std::optional<timestamp> closed_at;
    timestamp created_at;
    std::int64_t bid_count{};
    bool is_published{};
    std::optional<std::string> leader_name;
    std::optional<std::string> leader_email;
    std::optional<std::string> thumbnail;
};

bid_totals totals_of_bidder(database& db, user_id const& user);
/// Largest first.
std::vector<currency_total> currency_totals_of_bidder(database& db, user_id const& user);
/// Latest bid first.
paged<bid_item> bid_items_of(database& db, user_id const& user, page const& part = {});
/// Newest first.
paged<listing> listings_of(database& db, user_id const& user, page const& part = {});

/// One's own bid on something.
struct past_bid
{
    std::int64_t seq{};
    bid_id id;
    money amount;
    timestamp placed_at;
    /// His highest on an item that he leads.
    bool is_winning{};
    item_id item;
    std::string item_name;
    std::optional<money> current_bid;
    std::optional<timestamp> ends_at;
    std::optional<timestamp> closed_at;
    std::string currency_code;
    auction_id auction;
    std::string auction_name;
};

/// What somebody would pay for the items he leads.
struct winning_total
{
    std::string code;
    money total;
    std::int64_t items{};
};

/// Latest first.
paged<past_bid> history_of(database& db, user_id const& user, page const& part);
/// Of all items he leads, ended or not, the largest first.
std::vector<winning_total> winning_totals_of(database& db, user_id const& user);

} // namespace auktiva::storage
