#pragma once

#include "auction/item.hpp"
#include "commands/context.hpp"

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

/// A draft, or announced at once if the form publishes it. What it does not say comes from the auction.
struct create_item
{
    auction_id auction;
    user_id creator;
    item_form form;
    timestamp at;

    using answer = item;
};
result<item> run(create_item const& command, context& within);

struct change_item
{
    auction_id auction;
    item_id id;
    user_id actor;
    item_form form;
    timestamp at;

    using answer = item;
};
result<item> run(change_item const& command, context& within);

/// Only while nobody has bid.
struct remove_item
{
    auction_id auction;
    item_id id;
    user_id actor;
    timestamp at;

    struct answer
    {
    };
};
result<remove_item::answer> run(remove_item const& command, context& within);

} // namespace auktiva::commands
