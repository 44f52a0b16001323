#pragma once

#include "auction/item.hpp"
#include "commands/context.hpp"

namespace auktiva::commands {

/// A key its sender made, so that a retry cannot bid twice.
struct retry_key
{
    std::string key;
    /// Of method, path and body: the same key with another request is refused.
    std::string request_hash;
};

struct place_bid
{
    auction_id auction;
    item_id item;
    user_id bidder;
    /// A decimal in the item's currency.
    std::string amount;
    bool anonymous{};
    std::optional<retry_key> once;
    timestamp at;

    struct answer
    {
        /// The accepted bid as a JSON object with Auktiva's members and more.
        std::string record;
        /// An earlier request with this key was accepted; this is what it was answered.
        bool replayed{};
    };
};
result<place_bid::answer> run(place_bid const& command, context& within);

} // namespace auktiva::commands
