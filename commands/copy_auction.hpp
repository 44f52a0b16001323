#pragma once

#include "auction/auction.hpp"
#include "commands/context.hpp"

#include <optional>
#include <string>

namespace auktiva::commands {

/// By owner or admins: a new auction of the actor's with the same settings, and everything he could edit or
/// see in it as his own drafts. Bids, members and ends that have passed stay behind.
struct copy_auction
{
    auction_id from;
    user_id actor;
    /// Nothing: as the other is called.
    std::optional<std::string> name;
    timestamp at;

    struct answer
    {
        auction what;
        std::int64_t items{};
    };
};
result<copy_auction::answer> run(copy_auction const& command, context& within);

} // namespace auktiva::commands
