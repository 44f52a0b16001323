#pragma once

#include "auction/item.hpp"
#include "commands/context.hpp"

namespace auktiva::commands {

/// A comment under an item, or a reply to one on the same item.
struct add_discussion
{
    auction_id auction;
    item_id item;
    user_id author;
    std::optional<discussion_id> parent;
    std::string content;
    timestamp at;

    using answer = discussion;
};
result<discussion> run(add_discussion const& command, context& within);

/// By its author only. The earlier text is erased from the log.
struct edit_discussion
{
    auction_id auction;
    discussion_id id;
    user_id actor;
    std::string content;
    timestamp at;

    using answer = discussion;
};
result<discussion> run(edit_discussion const& command, context& within);

/// With its replies; their texts are erased from the log.
struct remove_discussion
{
    auction_id auction;
    discussion_id id;
    user_id actor;
    timestamp at;

    struct answer
    {
    };
};
result<remove_discussion::answer> run(remove_discussion const& command, context& within);

} // namespace auktiva::commands
