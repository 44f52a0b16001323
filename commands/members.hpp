#pragma once

#include "auction/member.hpp"
#include "commands/context.hpp"

namespace auktiva::commands {

/// Walks into a FREE or LINK auction as a bidder.
struct join_auction
{
    auction_id auction;
    user_id user;
    timestamp at;

    struct answer
    {
        member who;
        bool already{};
    };
};
result<join_auction::answer> run(join_auction const& command, context& within);

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

/// Keeps a place for an address for seven days. A member who does not organise invites bidders only.
struct invite_member
{
    auction_id auction;
    user_id sender;
    /// In lower case.
    std::string email;
    role as{role::bidder};
    std::string token;
    timestamp at;

    struct answer
    {
        invite offer;
        /// Whether a mail with the link is on its way.
        bool mailed{};
    };
};
result<invite_member::answer> run(invite_member const& command, context& within);

struct accept_invite
{
    std::string token;
    user_id user;
    timestamp at;

    struct answer
    {
        auction_id auction;
        bool already{};
    };
};
result<accept_invite::answer> run(accept_invite const& command, context& within);

/// An invite that may be accepted at `now`, or why it may not.
result<invite> check_invite(std::optional<invite> found, timestamp now);

} // namespace auktiva::commands
