#pragma once

#include "auction/ids.hpp"
#include "auction/money.hpp"
#include "auction/time.hpp"

#include <optional>
#include <string>

namespace auktiva {

/// A thing sold in an auction.
struct item
{
    item_id id;
    auction_id auction;
    user_id creator;
    std::optional<user_id> last_updated_by;
    std::string name;
    std::optional<std::string> description;
    std::string currency_code;
    money starting_bid;
    money min_bid_increment;
    std::optional<money> current_bid;
    std::optional<user_id> leader;
    /// The most the leader would pay; equals current_bid where bids are plain.
    money leader_maximum;
    /// Whether the leading bid asked for anonymity.
    bool leader_anonymous{};
    std::int64_t bid_count{};
    /// Auktiva's deprecated flag: stored and shown, decides nothing.
    bool bidder_anonymous{};
    bool is_published{};
    std::optional<timestamp> announced_at;
    bool is_editable_by_admin{};
    bool discussions_enabled{true};
    std::optional<timestamp> ends_at;
    std::optional<timestamp> extended_until;
    /// The end in force, see closing_rules.
    std::optional<timestamp> closes_at;
    bool anti_snipe_enabled{};
    int anti_snipe_threshold{300};
    int anti_snipe_extension{300};
    std::optional<timestamp> closed_at;
    timestamp created_at{};
    timestamp updated_at{};
};

/// An offer for an item.
struct bid
{
    std::int64_t seq{};
    bid_id id;
    item_id item;
    user_id bidder;
    money amount;
    bool is_anonymous{};
    timestamp placed_at{};
};

/// A comment under an item, or a reply to one.
struct discussion
{
    discussion_id id;
    item_id item;
    user_id author;
    std::optional<discussion_id> parent;
    std::string content;
    timestamp created_at{};
    timestamp updated_at{};
};

} // namespace auktiva
