#pragma once

#include "auction/names.hpp"
#include "auction/time.hpp"

#include <chrono>
#include <optional>

namespace auktiva {

/// What ends the items of an auction.
enum class item_end_mode
{
    /// All end with the auction; ends of their own are ignored.
    auction_end,
    /// Each at its own end, none later than the auction.
    custom,
    /// No ends of their own; the auction's, should it have one.
    none,
};

template <>
inline constexpr std::array names<item_end_mode>{
    std::pair{item_end_mode::auction_end, std::string_view{"AUCTION_END"}},
    std::pair{item_end_mode::custom, std::string_view{"CUSTOM"}},
    std::pair{item_end_mode::none, std::string_view{"NONE"}},
};

/// From where a late bid moves the end.
enum class soft_close_mode
{
    /// The end in force moves by the extension, as in Auktiva.
    add_to_end,
    /// At least the extension remains after the bid.
    reset_from_bid,
};

template <>
inline constexpr std::array names<soft_close_mode>{
    std::pair{soft_close_mode::add_to_end, std::string_view{"ADD_TO_END"}},
    std::pair{soft_close_mode::reset_from_bid, std::string_view{"RESET_FROM_BID"}},
};

/// How bids in the last moments move an item's end.
struct soft_close
{
    soft_close_mode mode{};
    /// A bid is late from this long before the end.
    std::chrono::seconds window{};
    std::chrono::seconds extension{};
    /// No extension passes it.
    std::optional<timestamp> hard_stop_at{};
};

/// Everything that says when an item ends.
struct item_schedule
{
    item_end_mode mode{};
    std::optional<timestamp> item_ends_at{};
    std::optional<timestamp> auction_ends_at{};
    /// Set by soft close; from then on it counts instead of both.
    std::optional<timestamp> extended_until{};
    std::optional<timestamp> hard_stop_at{};
    /// Final.
    std::optional<timestamp> closed_at{};
};

/// The time from which no bid is accepted; none if only closing by hand ends the item.
std::optional<timestamp> end_in_force(item_schedule const& item);

/// Whether bidding is over at `now`, be the close written yet or not.
bool is_ended(item_schedule const& item, timestamp now);

/// Whether the close must be written at `now`: ended, and not closed yet.
bool is_due(item_schedule const& item, timestamp now);

/// How long before its end an item is reminded of.
constexpr std::chrono::milliseconds reminder_lead{std::chrono::minutes{10}};

/// Whether those who watch an open item are to be told at `now` that it ends soon; not of one that was
/// published later than that.
bool is_ending_soon(std::optional<timestamp> end, std::optional<timestamp> announced_at, timestamp now);

/// The later end that a bid stamped `bid_at` gives to an item ending at `end`, or none.
std::optional<timestamp> extended_end(soft_close const& rule, timestamp end, timestamp bid_at);

} // namespace auktiva
