#pragma once

#include "auction/item.hpp"
#include "commands/context.hpp"
#include "commands/item_form.hpp"

#include <vector>

namespace auktiva::commands {

/// Adds many items at once, as create_item adds one: all of them or none.
struct add_items
{
    struct row
    {
        /// In the file they come from.
        std::size_t number{};
        item_form form;
    };

    auction_id auction;
    user_id creator;
    std::vector<row> rows;
    timestamp at;

    using answer = std::vector<item>;
};
result<add_items::answer> run(add_items const& command, context& within);

} // namespace auktiva::commands
