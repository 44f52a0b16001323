#pragma once

#include "auction/member.hpp"
#include "commands/context.hpp"
#include "storage/invites.hpp"

#include <optional>
#include <string>
#include <vector>

namespace auktiva::commands {

/// Whom to invite, and the token that is his only.
struct invitation
{
    /// In lower case.
    std::string email;
    std::string token;
};

/// An invite as its sender sees it.
struct sent_invite
{
    storage::invite_card card;
    /// Whether a mail with the link is on its way.
    bool mailed{};
};

/// Keeps a place for an address for seven days. A member who does not organise invites bidders only.
struct invite_member
{
    auction_id auction;
    user_id sender;
    role as{role::bidder};
    invitation to;
    timestamp at;

    using answer = sent_invite;
};
result<sent_invite> run(invite_member const& command, context& within);

/// The same for several, each with an outcome of his own.
struct invite_members
{
    auction_id auction;
    user_id sender;
    role as{role::bidder};
    std::vector<invitation> to;
    timestamp at;

    /// In the order of the addresses.
    using answer = std::vector<result<sent_invite>>;
};
result<invite_members::answer> run(invite_members const& command, context& within);

/// By owner or admins, or by its sender as long as he may invite. Its token opens nothing any more.
struct revoke_invite
{
    auction_id auction;
    invite_id id;
    user_id actor;
    timestamp at;

    struct answer
    {
    };
};
result<revoke_invite::answer> run(revoke_invite const& command, context& within);

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
