#include "auction/closing_rules.hpp"

#include <algorithm>

namespace auktiva {

namespace {

/// No time counts as never.
std::optional<timestamp> earlier_of(std::optional<timestamp> a, std::optional<timestamp> b)
{
    if (!a || !b)
        return a ? a : b;
    return std::min(*a, *b);
}

} // namespace

std::optional<timestamp> end_in_force(item_schedule const& item)
{
    auto const own = item.mode == item_end_mode::custom ? item.item_ends_at : std::nullopt;
    auto const end = item.extended_until ? item.extended_until : earlier_of(own, item.auction_ends_at);
    return earlier_of(end, item.hard_stop_at);
}

bool is_ended(item_schedule const& item, timestamp now)
{
    auto const end = end_in_force(item);
    return item.closed_at || (end && now >= *end);
}

bool is_due(item_schedule const& item, timestamp now)
{
    return !item.closed_at && is_ended(item, now);
}

bool is_ending_soon(std::optional<timestamp> end, std::optional<timestamp> announced_at, timestamp now)
{
    return end && now < *end && *end - now <= reminder_lead && announced_at &&
           *announced_at <= *end - reminder_lead;
}

std::optional<timestamp> extended_end(soft_close const& rule, timestamp end, timestamp bid_at)
{
    if (bid_at >= end || end - bid_at > rule.window)
        return std::nullopt;
    auto extended = (rule.mode == soft_close_mode::add_to_end ? end : bid_at) + rule.extension;
    if (rule.hard_stop_at)
        extended = std::min(extended, *rule.hard_stop_at);
    return extended > end ? std::optional{extended} : std::nullopt;
}

} // namespace auktiva
