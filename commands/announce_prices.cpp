#include "commands/announce_prices.hpp"

#include "auction/channel.hpp"
#include "auction/currency.hpp"
#include "auction/json_writer.hpp"
#include "commands/public_bidder.hpp"

namespace auktiva::commands {

void announce(context& within, price_moved const& fact)
{
    auto const& of = fact.of;
    auto const exponent = find_currency(of.currency_code)->exponent;
    std::string data;
    json_writer json{data};
    json.object(
        [&]
        {
            json.member("itemId", of.id);
            json.member("currencyCode", of.currency_code);
            json.member("currentBid", amount{of.current_bid, exponent});
            json.member("bidCount", of.bid_count);
            json.member("minBid", amount{fact.minimum_next, exponent});
            json.member("highestBidderId", public_leader(within, of, fact.in));
            json.member("endsAt", of.closes_at);
            json.member("seq", fact.seq);
        }
    );
    within.note(item_priced{fact.in.id, of.id, std::move(data)});
}

channel_event prices_event(house const& home, auction_id const& of, std::span<std::string const> items)
{
    channel_event event{.channel = channel_of(of), .name = "item:prices"};
    json_writer json{event.data};
    json.object(
        [&]
        {
            json.member("auctionId", of);
            json.array("items", items, [&](std::string const& each) { json.value(raw_json{each}); });
            json.member("epoch", home.log_epoch);
        }
    );
    return event;
}

} // namespace auktiva::commands
