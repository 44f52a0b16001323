#include "commands/copy_auction.hpp"

#include "auction/refusals.hpp"
#include "auth/random_id.hpp"
#include "commands/auctions.hpp"
#include "commands/lookup.hpp"
#include "commands/new_items.hpp"
#include "commands/schedule.hpp"
#include "storage/audit.hpp"
#include "storage/images.hpp"
#include "storage/items.hpp"

#include <unordered_map>

namespace auktiva::commands {

namespace {

std::optional<timestamp> still_to_come(std::optional<timestamp> end, timestamp now)
{
    return end && *end > now ? end : std::nullopt;
}

auction fresh_copy(auction const& of, copy_auction const& command)
{
    auto fresh = of;
    fresh.creator = command.actor;
    fresh.name = command.name.value_or(of.name);
    fresh.ends_at = still_to_come(of.ends_at, command.at);
    fresh.hard_stop_at = still_to_come(of.hard_stop_at, command.at);
    fresh.closed_at.reset();
    fresh.invite_token.reset();
    return fresh;
}

item fresh_copy(item const& of, auction const& in, timestamp now)
{
    item fresh{
        .auction = in.id,
        .creator = in.creator,
        .name = of.name,
        .description = of.description,
        .currency_code = of.currency_code,
        .starting_bid = of.starting_bid,
        .min_bid_increment = of.min_bid_increment,
        .bidder_anonymous = of.bidder_anonymous,
        .is_editable_by_admin = of.is_editable_by_admin,
        .discussions_enabled = of.discussions_enabled,
        .ends_at = still_to_come(of.ends_at, now),
        .anti_snipe_enabled = of.anti_snipe_enabled,
        .anti_snipe_threshold = of.anti_snipe_threshold,
        .anti_snipe_extension = of.anti_snipe_extension,
        .created_at = now,
        .updated_at = now,
    };
    fresh.closes_at = end_in_force(schedule_of(fresh, in));
    return fresh;
}

/// The copies share the files.
void copy_images(context& within, auction_id const& from, std::unordered_map<item_id, item_id> const& copies)
{
    for (auto each : storage::images_in_auction(within.db, from))
    {
        auto const copy = copies.find(each.item);
        if (copy == copies.end())
            continue;
        each.id = {auth::make_id(within.at)};
        each.item = copy->second;
        each.created_at = within.at;
        storage::add_image(within.db, each);
    }
}

} // namespace

result<copy_auction::answer> run(copy_auction const& command, context& within)
{
    auto const acting = find_acting_member(within, command.from, command.actor);
    if (!acting)
        return acting.error();
    if (!organises(acting->as))
        return refusals::no_permission();
    auto const made = open_auction(within, fresh_copy(must_find_auction(within, command.from), command));
    if (!made)
        return made.error();

    std::vector<item_id> copied;
    std::vector<item> fresh;
    for (auto const& each : storage::items_of_auction(within.db, command.from))
        if (may_see(each, command.actor) || may_edit(each, command.actor, acting->as))
        {
            copied.push_back(each.id);
            fresh.push_back(fresh_copy(each, *made, within.at));
        }
    store_new_items(within, fresh);
    std::unordered_map<item_id, item_id> copies;
    for (std::size_t i = 0; i < copied.size(); ++i)
        copies.emplace(copied[i], fresh[i].id);
    copy_images(within, command.from, copies);
    storage::add_audit(within.db, within.at, command.actor, "auction.copy", command.from.text, made->id.text);
    return copy_auction::answer{*made, static_cast<std::int64_t>(copies.size())};
}

} // namespace auktiva::commands
