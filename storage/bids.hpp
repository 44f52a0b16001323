#pragma once

#include "auction/item.hpp"
#include "storage/database.hpp"
#include "storage/page.hpp"
#include "storage/users.hpp"

namespace auktiva::storage {

/// A bid and who made it.
struct bid_card
{
    bid_id id;
    money amount;
    timestamp placed_at;
    bool is_anonymous{};
    user_id bidder;
    std::optional<std::string> bidder_name;
    std::string bidder_email;
};

/// A bid as its bidder keeps it.
struct own_bid
{
    bid_id id;
    item_id item;
    std::string item_name;
    auction_id auction;
    std::string currency_code;
    money amount;
    bool is_anonymous{};
    timestamp placed_at;
};

void add_bid(database& db, bid const& placed);
/// Adds a bid of the past with its number; if that is taken, with the next free one.
void add_past_bid(database& db, bid const& placed);
/// A bidder's highest.
std::optional<bid> find_top_bid(database& db, item_id const& item, user_id const& user);
/// A leader raises his maximum.
void raise_bid(database& db, bid_id const& id, money amount);
/// Whether anybody has bid on anything in the auction.
bool has_bids(database& db, auction_id const& auction);
/// Highest first; of equal amounts the earlier first.
paged<bid_card> bids_of_item(database& db, item_id const& item, page const& part = {});
/// Where a bid stands among those of its item, as a page goes on behind it; nothing if it is not there.
/// Clients know only its id: the amount may be a maximum that is nobody's business.
std::optional<place> place_of_bid(database& db, item_id const& item, bid_id const& id);
/// Members who have bid on it.
std::vector<user_id> bidders_on(database& db, item_id const& item);
/// In the order they were placed.
std::vector<bid> bids_on(database& db, item_id const& item);
/// In the order they were placed.
std::vector<bid> bids_of_user(database& db, user_id const& user);
std::vector<own_bid> own_bids_of(database& db, user_id const& user);
/// Takes all of a user's bids off an item.
void remove_bids(database& db, item_id const& item, user_id const& user);
/// Nothing if this user has not bid on it.
std::optional<money> top_bid_of(database& db, item_id const& item, user_id const& user);

} // namespace auktiva::storage
