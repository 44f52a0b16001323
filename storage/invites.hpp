#pragma once

#include "auction/member.hpp"
#include "storage/database.hpp"
#include "storage/page.hpp"
#include "storage/users.hpp"

namespace auktiva::storage {

/// An invite in a list.
struct invite_card
{
    invite row;
    user_ref sender;
    std::string auction_name;
};

std::optional<invite> find_invite(database& db, std::string_view token);
std::optional<invite> find_invite(database& db, invite_id const& id);
std::optional<invite> find_invite(database& db, auction_id const& auction, std::string_view email);
/// Adds it, or replaces the one for the same auction and address.
void save_invite(database& db, invite const& fresh);
void remove_invite(database& db, invite_id const& id);
void mark_invite_used(database& db, invite_id const& id, timestamp at);
/// What a user sent, and what was sent to his address; oldest first.
/// What that user was invited to by his address, newest first: auctions that are open and that he does not
/// belong to.
std::vector<invite_card> invites_to(database& db, user const& who);

std::vector<invite> invites_of_user(database& db, user_id const& sender, std::string_view email);
/// Newest first; only `sender`'s where one is given.
paged<invite_card> invite_cards(
    database& db, auction_id const& auction, std::optional<user_id> const& sender = {}, page const& part = {}
);

} // namespace auktiva::storage
