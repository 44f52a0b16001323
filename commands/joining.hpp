#pragma once

#include "auction/auction.hpp"
#include "auction/member.hpp"
#include "commands/context.hpp"

#include <optional>
#include <string>

namespace auktiva::commands {

/// Walks into a FREE or LINK auction as a bidder.
struct join_auction
{
    auction_id auction;
    user_id user;
    /// What the link said, where it has a token.
    std::string link_token;
    timestamp at;

    struct answer
    {
        member who;
        bool already{};
    };
};
result<join_auction::answer> run(join_auction const& command, context& within);

/// By anybody but the owner. Items and bids stay; what he hears ends with this commit.
struct leave_auction
{
    auction_id auction;
    user_id user;
    timestamp at;

    struct answer
    {
    };
};
result<leave_auction::answer> run(leave_auction const& command, context& within);

/// By owner or admins: gives the link another token, or none, after which the old one opens nothing.
struct change_link
{
    auction_id auction;
    user_id actor;
    std::optional<std::string> token;
    timestamp at;

    using answer = auktiva::auction;
};
result<auction> run(change_link const& command, context& within);

} // namespace auktiva::commands
