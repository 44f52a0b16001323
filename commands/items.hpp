#pragma once

#include "auction/item.hpp"
#include "commands/context.hpp"
#include "commands/item_form.hpp"

namespace auktiva::commands {

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

/// The auction of a member who may add items to it.
result<auction> find_auction_to_fill(context& within, auction_id const& auction, user_id const& seller);

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
