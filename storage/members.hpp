#pragma once

#include "auction/member.hpp"
#include "storage/database.hpp"
#include "storage/page.hpp"
#include "storage/users.hpp"

namespace auktiva::storage {

/// A member as organisers see him.
struct member_card
{
    member_id id;
    role as{};
    timestamp joined_at;
    user_id user;
    std::optional<std::string> name;
    std::string email;
    std::optional<user_id> invited_by;
    std::optional<std::string> inviter_name;
    std::optional<std::string> inviter_email;
};

/// One of somebody's auctions.
struct membership
{
    member_id id;
    auction_id auction;
    std::string auction_name;
    role as{};
    timestamp joined_at;
};

std::optional<member> find_member(database& db, member_id const& id);
std::optional<member> find_member(database& db, auction_id const& auction, user_id const& user);
void add_member(database& db, member const& fresh);
void set_role(database& db, member_id const& id, role as);
void remove_member(database& db, member_id const& id);
std::vector<member> all_members(database& db);
/// In the order he joined.
std::vector<membership> memberships_of(database& db, user_id const& user);
std::vector<user_id> members_of(database& db, auction_id const& auction);
/// Owner and admins.
std::vector<user_id> organisers_of(database& db, auction_id const& auction);
/// Ordered by role name, then by when they joined.
paged<member_card> member_cards(database& db, auction_id const& auction, page const& part = {});

} // namespace auktiva::storage
