#pragma once

#include "auction/closing_rules.hpp"
#include "auction/ids.hpp"
#include "auction/money.hpp"
#include "auction/names.hpp"
#include "auction/problem.hpp"
#include "auction/time.hpp"

#include <optional>

namespace auktiva {

/// What the amount of a bid means.
enum class bid_mode
{
    /// The price, as in Auktiva.
    plain,
    /// The most the bidder would pay; the house bids for him.
    proxy,
};

template <>
inline constexpr std::array names<bid_mode>{
    std::pair{bid_mode::plain, std::string_view{"PLAIN"}},
    std::pair{bid_mode::proxy, std::string_view{"PROXY"}},
};

/// An item as a bid finds it.
struct item_standing
{
    bid_mode mode{};
    bool published{};
    user_id seller;
    money starting_bid;
    /// Above zero.
    money increment;
    /// None before the first bid; a price of zero is a price.
    std::optional<money> price{};
    /// None before the first bid, and where the leader's account is gone.
    std::optional<user_id> leader{};
    /// The most the leader would pay, never below the price; means nothing without a leader.
    money leader_maximum{};
    /// The end in force, see closing_rules.
    std::optional<timestamp> ends_at{};
    bool closed{};
    /// None where late bids do not move the end.
    std::optional<soft_close> late_bids{};
};

/// Somebody's offer, stamped when its request had been read.
struct bid_attempt
{
    user_id bidder;
    money amount;
    timestamp at{};
};

/// What an accepted bid makes of the item.
struct bid_decision
{
    money price;
    user_id leader;
    money leader_maximum;
    /// Whether the bidder leads; with proxies a bid can be outbid at once.
    bool leads{};
    /// Whether price or leader changed: what everybody else may hear of.
    bool moved{};
    /// Who led before and does no longer.
    std::optional<user_id> outbid{};
    /// The new end, if the bid moved it.
    std::optional<timestamp> ends_at{};
};

/// The least that anybody but a leading proxy may bid now, and the price of a first proxy bid.
money minimum_bid(item_standing const& item);

/// The least that this bidder may bid now: a leading proxy raises his own maximum.
money minimum_bid_of(item_standing const& item, user_id const& bidder);

/// Accepts or refuses; `exponent` is the currency's, for the amounts in a refusal.
/// A bid counts strictly before the end. Equal maxima: the earlier bid leads.
result<bid_decision> decide_bid(item_standing const& item, bid_attempt const& bid, int exponent);

} // namespace auktiva
