#pragma once

#include "commands/accounts.hpp"
#include "commands/auctions.hpp"
#include "commands/command_queue.hpp"
#include "commands/items.hpp"
#include "commands/joining.hpp"
#include "commands/place_bid.hpp"
#include "storage/migrations.hpp"
#include "storage/users.hpp"

#include <string>
#include <vector>

namespace auktiva {

/// A database in memory with a seller's auction, two bidders and one item at 10.00 EUR, step 1.00, that ends
/// an hour after `noon`. Commands run on it as in the writer's transaction.
class club
{
public:
    static constexpr timestamp noon{std::chrono::hours{24 * 365 * 50}};

    storage::database db{{.file = ":memory:", .mode = storage::access::create}};
    commands::house home{"a secret", "e", true};
    /// What the last command will do to memory.
    commands::effects effects;
    timestamp now{noon};

    user_id seller, ann, bob;
    auction_id auction;
    item_id item;

    explicit club(bidder_visibility visibility = bidder_visibility::visible)
    {
        storage::create_schema(db);
        seller = add_user("seller");
        ann = add_user("ann");
        bob = add_user("bob");
        commands::auction_form form{.name = "Autumn", .joined_by = join_mode::link, .visibility = visibility};
        auction = run(commands::create_auction{.creator = seller, .form = form}).value().id;
        run(commands::join_auction{.auction = auction, .user = ann}).value();
        run(commands::join_auction{.auction = auction, .user = bob}).value();
        item = add_item().id;
    }

    template <commands::command Command>
    result<typename Command::answer> run(Command what)
    {
        what.at = now;
        effects = {};
        storage::transaction whole{db};
        commands::context within{db, effects, home, now};
        auto outcome = commands::carry_out(what, within);
        if (outcome)
            whole.commit();
        return outcome;
    }

    auktiva::item add_item(bool published = true)
    {
        commands::item_form form;
        form.name = "Lantern";
        form.currency_code = "EUR";
        form.starting_bid = "10";
        form.min_bid_increment = "1";
        form.is_published = published;
        form.ends_at = noon + std::chrono::hours{1};
        return run(commands::create_item{.auction = auction, .creator = seller, .form = form}).value();
    }

    result<commands::place_bid::answer> bid(user_id const& who, std::string amount, std::string key = {})
    {
        commands::place_bid what{.auction = auction, .item = item, .bidder = who, .amount = amount};
        if (!key.empty())
            what.once = commands::retry_key{key, amount};
        return run(std::move(what));
    }

    /// "channel event" of each event the last command logged, in order.
    std::vector<std::string> heard() const
    {
        std::vector<std::string> lines;
        for (auto const& effect : effects.in_order)
            if (auto const* event = std::get_if<commands::channel_event>(&effect))
                lines.push_back(event->channel + ' ' + event->name);
        return lines;
    }

    user_id add_user(std::string const& name)
    {
        auto const email = name + "@example.org";
        run(commands::register_user{.name = name, .email = email, .password_hash = "x"}).value();
        return storage::find_user_by_email(db, email).value().id;
    }
};

} // namespace auktiva
