#pragma once

#include "auction/auction.hpp"
#include "auction/item.hpp"
#include "auction/problem.hpp"

#include <optional>
#include <string>

namespace auktiva::commands {

/// What a form may say about an item; what is absent keeps its value. Amounts are decimals in the item's
/// currency.
struct item_form
{
    std::optional<std::string> name;
    std::optional<std::optional<std::string>> description;
    std::optional<std::string> currency_code;
    std::optional<std::string> starting_bid;
    std::optional<std::string> min_bid_increment;
    std::optional<bool> bidder_anonymous;
    std::optional<std::optional<timestamp>> ends_at;
    std::optional<bool> is_published;
    std::optional<bool> discussions_enabled;
    std::optional<bool> is_editable_by_admin;
    std::optional<bool> anti_snipe_enabled;
    std::optional<int> anti_snipe_threshold;
    std::optional<int> anti_snipe_extension;
};

/// An item as the form wants it, without an id. What the form does not say comes from the auction.
result<item> make_item(item_form const& form, auction const& in, user_id const& creator, timestamp at);

/// The item as the form changes it for somebody; the form's end must have been found allowed.
result<item> changed_item(
    item_form const& form, item const& before, auction const& in, user_id const& actor, timestamp at
);

/// Everything but ends and publication. Currency and starting bid are fixed, and so left alone, once somebody
/// has bid.
result<void> fill_in(item_form const& form, item& into);

problem end_after_auction();

} // namespace auktiva::commands
