#pragma once

#include "auction/item.hpp"
#include "commands/context.hpp"

namespace auktiva::commands {

/// By the clock: tells the seller and the bidders that an item ends soon, once in its life. Re-reads the end
/// and does nothing if it has moved away.
struct remind_of_item
{
    item_id id;
    timestamp at;

    struct answer
    {
    };
};
result<remind_of_item::answer> run(remind_of_item const& command, context& within);

} // namespace auktiva::commands
