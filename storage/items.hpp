#pragma once

#include "auction/item.hpp"
#include "storage/database.hpp"
#include "storage/page.hpp"
#include "storage/users.hpp"

namespace auktiva::storage {

/// An item in the grid of its auction.
struct item_card
{
    item_id id;
    std::string name;
    std::optional<std::string> description;
    std::string currency_code;
    money starting_bid;
    std::optional<money> current_bid;
    std::optional<user_id> leader;
    bool leader_anonymous{};
    std::optional<timestamp> ends_at;
    std::optional<timestamp> closes_at;
    std::optional<timestamp> closed_at;
    timestamp created_at;
    user_id creator;
    bool is_published{};
    std::int64_t bid_count{};
    bool viewer_has_bid{};
    std::optional<std::string> thumbnail;
};

/// An item whose end has come.
struct due_item
{
    item_id id;
    timestamp closes_at;
};

/// What the I/O thread keeps of an item.
struct item_place
{
    item_id id;
    auction_id auction;
    user_id creator;
    bool is_published{};
};

std::optional<item> find_item(database& db, item_id const& id);
void add_item(database& db, item const& fresh);
/// Everything a form or a publication may change; the standing of bids is not touched.
void save_item(database& db, item const& changed);
/// Moves the price, the leader and the end after a bid.
void advance_item(database& db, item const& bid_on);
void close_item(database& db, item_id const& id, timestamp at);
void move_end(database& db, item_id const& id, std::optional<timestamp> closes_at);
void remove_item(database& db, item_id const& id);

/// Newest first; drafts only of `viewer`.
paged<item>
visible_items(database& db, auction_id const& auction, user_id const& viewer, page const& part = {});
std::vector<item_card> item_cards(database& db, auction_id const& auction, user_id const& viewer);
/// Oldest first, drafts of everybody among them.
std::vector<item> items_of_auction(database& db, auction_id const& auction);
/// Oldest first, in all auctions.
std::vector<item> items_created_by(database& db, user_id const& user);
std::vector<item> open_items(database& db, auction_id const& auction);
std::vector<item_place> all_item_places(database& db);
std::vector<item_place> item_places(database& db, auction_id const& auction);

/// The one most items have, of several the one that was first; nothing where there are no items.
std::optional<std::string> usual_currency(database& db, auction_id const& auction);

/// Everybody who sells something in the auction.
std::vector<user_ref> sellers_in(database& db, auction_id const& auction);

/// At most `limit` open items whose end is not after `now`, earliest first.
std::vector<due_item> due_items(database& db, timestamp now, std::int64_t limit);
/// At most `limit` open items of which it is time to remind, earliest end first.
std::vector<item_id> items_to_remind_of(database& db, timestamp now, std::int64_t limit);
/// The earliest time at which an item must be reminded of.
std::optional<timestamp> next_reminder(database& db);
/// Once in an item's life: false if it was done before.
bool mark_reminded(database& db, item_id const& id, timestamp at);
/// The earliest end of an open item, or of an auction that waits for none of its items.
std::optional<timestamp> next_end(database& db);

} // namespace auktiva::storage
