#pragma once

#include "auction/auction.hpp"
#include "auction/item.hpp"
#include "commands/context.hpp"

namespace auktiva::commands {

/// By the clock, stamped with the end it knows of. Re-reads the end and does nothing if it has moved.
struct close_item
{
    item_id id;
    timestamp at;

    struct answer
    {
    };
};
result<close_item::answer> run(close_item const& command, context& within);

/// Writes the close of an open item: final, with the leader as winner, everybody concerned told once.
void write_close(context& within, item what, auction const& in, timestamp at);

} // namespace auktiva::commands
