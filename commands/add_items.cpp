#include "commands/add_items.hpp"

#include "auction/refusals.hpp"
#include "commands/items.hpp"
#include "commands/new_items.hpp"

#include <algorithm>
#include <iterator>

namespace auktiva::commands {

result<add_items::answer> run(add_items const& command, context& within)
{
    auto const in = find_auction_to_fill(within, command.auction, command.creator);
    if (!in)
        return in.error();
    std::vector<item> fresh;
    for (auto const& row : command.rows)
    {
        auto made = make_item(row.form, *in, command.creator, within.at);
        if (!made)
        {
            auto refused = made.error();
            refused.message = "Row " + std::to_string(row.number) + ": " + refused.message;
            return refused;
        }
        fresh.push_back(*std::move(made));
    }

    std::vector<item> published;
    store_new_items(within, fresh);
    std::ranges::copy_if(fresh, std::back_inserter(published), &item::is_published);
    announce_new_items(within, *in, published);
    return fresh;
}

} // namespace auktiva::commands
