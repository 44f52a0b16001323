#include "commands/close_item.hpp"

#include "auction/access_rules.hpp"
#include "auction/currency.hpp"
#include "commands/announce.hpp"
#include "commands/lookup.hpp"
#include "commands/mail.hpp"
#include "commands/notify.hpp"
#include "commands/schedule.hpp"
#include "storage/auctions.hpp"
#include "storage/bids.hpp"
#include "storage/items.hpp"

namespace auktiva::commands {

namespace {

void tell_bidders_and_seller(context& within, item const& ended)
{
    auto const price = ended.leader ? price_text(*ended.current_bid, ended.currency_code) : std::string{};
    notification notice{.auction = ended.auction, .item = ended.id, .subject = ended.name, .detail = price};
    if (ended.leader)
    {
        notice.recipient = *ended.leader;
        notice.type = notification_type::auction_won;
        notify(within, notice);
        auto losers = storage::bidders_on(within.db, ended.id);
        std::erase(losers, *ended.leader);
        notice.type = notification_type::item_lost;
        notify_all(within, notice, losers);
    }
    notice.recipient = ended.creator;
    notice.type = notification_type::auction_ended;
    notify(within, notice);
}

} // namespace

result<close_item::answer> run(close_item const& command, context& within)
{
    auto const what = storage::find_item(within.db, command.id);
    if (!what)
        return close_item::answer{};
    auto const in = storage::find_auction(within.db, what->auction).value();
    if (is_due(schedule_of(*what, in), within.at))
        write_close(within, *what, in, within.at);
    return close_item::answer{};
}

void write_close(context& within, item what, auction const& in, timestamp at)
{
    storage::close_item(within.db, what.id, at);
    what.closed_at = at;
    within.note(ends_moved{});
    within.touch(what.id, what.auction);
    if (!what.is_published)
        return;
    auto const winner_name = what.leader ? name_of_user(within, *what.leader) : std::nullopt;
    announce(within, item_ended{what, in, winner_name});
    tell_bidders_and_seller(within, what);
    mail_item_won(within, what, in);
}

} // namespace auktiva::commands
