#pragma once

#include "auction/auction.hpp"
#include "auction/member.hpp"
#include "commands/context.hpp"

namespace auktiva::commands {

/// Owner and admins are told.
member add_member(
    context& within, auction const& to, user_id const& user, role as, std::optional<user_id> invited_by = {}
);

/// By owner or admins; not on the owner, not on oneself.
struct change_role
{
    auction_id auction;
    member_id target;
    role as{};
    user_id actor;
    timestamp at;

    using answer = member;
};
result<member> run(change_role const& command, context& within);

/// As change_role. The member's items and bids stay; what he hears ends with this commit.
struct remove_member
{
    auction_id auction;
    member_id target;
    user_id actor;
    timestamp at;

    struct answer
    {
    };
};
result<remove_member::answer> run(remove_member const& command, context& within);

} // namespace auktiva::commands
