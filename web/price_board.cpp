#include "web/price_board.hpp"

#include <algorithm>

namespace auktiva::web {

bool price_board::put(commands::item_priced const& price)
{
    auto const [found, is_new] = auctions_.try_emplace(price.auction);
    auto& prices = found->second;
    if (auto const known = prices.by_item.find(price.item); known != prices.by_item.end())
        known->second->data = price.data;
    else
        prices.by_item.emplace(price.item, prices.waiting.insert(prices.waiting.end(), price));
    return is_new;
}

/// How long it has to be quiet remains.
void price_board::forget(auction_id const& auction)
{
    auto const found = auctions_.find(auction);
    if (found == auctions_.end())
        return;
    found->second.by_item.clear();
    found->second.waiting.clear();
}

void price_board::forget(auction_id const& auction, item_id const& item)
{
    auto const found = auctions_.find(auction);
    if (found == auctions_.end())
        return;
    auto& prices = found->second;
    if (auto const known = prices.by_item.find(item); known != prices.by_item.end())
    {
        prices.waiting.erase(known->second);
        prices.by_item.erase(known);
    }
}

std::vector<price_board::batch> price_board::take(time now)
{
    std::vector<batch> taken;
    for (auto each = auctions_.begin(); each != auctions_.end();)
    {
        auto& prices = each->second;
        bool const is_quiet = prices.not_before <= now && prices.waiting.empty();
        if (!is_quiet && prices.not_before <= now)
        {
            taken.push_back(take_batch(prices));
            prices.not_before = now + interval;
        }
        each = is_quiet ? auctions_.erase(each) : std::next(each);
    }
    return taken;
}

price_board::batch price_board::take_batch(auction_prices& from)
{
    batch made{from.waiting.front().auction, {}};
    while (!from.waiting.empty() && made.items.size() < most_items)
    {
        auto& next = from.waiting.front();
        from.by_item.erase(next.item);
        made.items.push_back(std::move(next.data));
        from.waiting.pop_front();
    }
    return made;
}

std::optional<price_board::time> price_board::due() const
{
    std::optional<time> first;
    for (auto const& [id, prices] : auctions_)
        first = first ? std::min(*first, prices.not_before) : prices.not_before;
    return first;
}

} // namespace auktiva::web
