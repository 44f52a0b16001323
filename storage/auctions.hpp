#pragma once

#include "auction/auction.hpp"
#include "storage/database.hpp"
#include "storage/page.hpp"
#include "storage/users.hpp"

namespace auktiva::storage {

struct auction_counts
{
    std::int64_t items{};
    std::int64_t members{};
};

struct auction_name
{
    auction_id id;
    std::string name;
};

/// An auction in somebody's list.
struct auction_card
{
    auction_id id;
    std::string name;
    std::optional<std::string> description;
    std::optional<timestamp> ends_at;
    std::optional<timestamp> closed_at;
    timestamp created_at;
    std::optional<std::string> thumbnail_url;
    /// OWNER, ADMIN, CREATOR, BIDDER, or Open for one not joined.
    std::string role;
    std::int64_t items{};
    std::int64_t members{};
    /// When he joined it; when it was made, for one not joined.
    timestamp since{};
};

std::optional<auction> find_auction(database& db, auction_id const& id);
void add_auction(database& db, auction const& fresh);
void save_auction(database& db, auction const& changed);
/// With its members, invites, items and everything on them.
void remove_auction(database& db, auction_id const& id);
std::vector<auction> all_auctions(database& db);

/// Oldest first.
std::vector<auction> auctions_created_by(database& db, user_id const& user);
/// Whose owner he is, or whose creator where nobody is the owner; by name.
std::vector<auction_name> auctions_owned_by(database& db, user_id const& user);
/// Makes the owner the creator, where somebody else than `user` is the owner of what `user` created.
void leave_created_to_owners(database& db, user_id const& user, timestamp at);
void set_creator(database& db, auction_id const& id, user_id const& creator, timestamp at);

auction_counts count_in_auction(database& db, auction_id const& id);
/// As strangers may know it: without drafts.
auction_counts count_published(database& db, auction_id const& id);
user_ref creator_of(database& db, auction_id const& id);

/// The auctions of a member; drafts of others are not counted.
/// Longest joined first.
paged<auction_card> cards_of_member(database& db, user_id const& user, page const& part = {});
/// FREE auctions this user has not joined.
std::vector<auction_card> open_cards(database& db, user_id const& user);

/// Open auctions whose own end has passed and all of whose items are closed.
std::vector<auction_id> auctions_to_close(database& db, timestamp now);

} // namespace auktiva::storage
