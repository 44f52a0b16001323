#include "commands/auctions.hpp"

#include "auction/channel.hpp"
#include "auction/refusals.hpp"
#include "auth/random_id.hpp"
#include "commands/announce.hpp"
#include "commands/close_item.hpp"
#include "commands/form.hpp"
#include "commands/lookup.hpp"
#include "commands/notify.hpp"
#include "commands/schedule.hpp"
#include "storage/auctions.hpp"
#include "storage/audit.hpp"
#include "storage/bids.hpp"
#include "storage/items.hpp"
#include "storage/members.hpp"

namespace auktiva::commands {

namespace {

void fill_in(auction_form const& form, auction& into)
{
    take(form.name, into.name);
    take_rich_text(form.description, into.description);
    take(form.joined_by, into.joined_by);
    take(form.member_can_invite, into.member_can_invite);
    take(form.visibility, into.visibility);
    take(form.bids, into.bids);
    take(form.items_end, into.items_end);
    take(form.soft_close, into.soft_close);
    take(form.ends_at, into.ends_at);
    take(form.hard_stop_at, into.hard_stop_at);
    take(form.default_items_editable_by_admin, into.default_items_editable_by_admin);
    take(form.default_anti_snipe, into.default_anti_snipe);
    take(form.default_anti_snipe_threshold, into.default_anti_snipe_threshold);
    take(form.default_anti_snipe_extension, into.default_anti_snipe_extension);
}

problem open_auctions_disabled()
{
    return refusals::bad_request("E_OPEN_AUCTIONS_DISABLED", "Open auctions are not enabled on this server");
}

bool moves_ends(auction const& before, auction const& after)
{
    return before.ends_at != after.ends_at || before.items_end != after.items_end ||
           before.hard_stop_at != after.hard_stop_at;
}

/// Brings the ends in force of all open items up to date with their auction's.
void move_ends(context& within, auction const& changed)
{
    for (auto const& item : storage::open_items(within.db, changed.id))
    {
        auto const end = end_in_force(schedule_of(item, changed));
        if (end == item.closes_at)
            continue;
        storage::move_end(within.db, item.id, end);
        auto moved = item;
        moved.closes_at = end;
        if (item.is_published)
            announce(within, item_updated{item, moved, changed});
        within.touch(item.id);
    }
    within.note(ends_moved{});
}

/// What was logged under a more open rule must not be read under a stricter one.
void blank_channels(context& within, auction const& changed)
{
    blank(within, channel_of(changed.id));
    for (auto const& place : storage::item_places(within.db, changed.id))
        blank(within, channel_of(place.id));
}

/// VISIBLE, then PER_BID, then ANONYMOUS.
int strictness(bidder_visibility mode)
{
    return mode == bidder_visibility::visible ? 0 : mode == bidder_visibility::per_bid ? 1 : 2;
}

/// Whoever bid was promised how bids work and who sees him: both are kept once anybody has.
bool breaks_a_promise(auction const& before, auction const& after)
{
    return after.bids != before.bids || strictness(after.visibility) < strictness(before.visibility);
}

std::optional<problem> refuse_change(context& within, auction const& before, auction const& after)
{
    if (after.joined_by == join_mode::free && before.joined_by != join_mode::free &&
        !within.home.allow_open_auctions)
        return open_auctions_disabled();
    if (before.closed_at && moves_ends(before, after))
        return refusals::bad_request("E_AUCTION_CLOSED", "A closed auction cannot be opened again");
    if (breaks_a_promise(before, after) && storage::has_bids(within.db, after.id))
        return refusals::bad_request(
            "E_AUCTION_HAS_BIDS", "How bids work, and who stays hidden, is fixed once somebody has bid"
        );
    return std::nullopt;
}

result<auction> find_own_auction(context& within, auction_id const& id, user_id const& actor)
{
    auto const acting = find_acting_member(within, id, actor);
    if (!acting)
        return acting.error();
    if (acting->as != role::owner)
        return refusals::no_permission();
    return must_find_auction(within, id);
}

/// Everything still open, drafts too, then the auction: final.
void write_close(context& within, auction& what)
{
    for (auto const& item : storage::open_items(within.db, what.id))
        write_close(within, item, what, within.at);
    what.closed_at = within.at;
    what.updated_at = within.at;
    storage::save_auction(within.db, what);
    announce(within, auction_closed{what});
    notify(
        within,
        {
            .recipient = what.creator,
            .type = notification_type::auction_ended,
            .auction = what.id,
            .subject = what.name,
        }
    );
    within.touch(what.id);
}

} // namespace

result<auction> run(create_auction const& command, context& within)
{
    auction fresh{.creator = command.creator};
    fill_in(command.form, fresh);
    return open_auction(within, std::move(fresh));
}

result<auction> open_auction(context& within, auction fresh)
{
    fresh.id = {auth::make_id(within.at)};
    fresh.created_at = fresh.updated_at = within.at;
    if (fresh.joined_by == join_mode::free && !within.home.allow_open_auctions)
        return open_auctions_disabled();

    storage::add_auction(within.db, fresh);
    member const owner{{auth::make_id(within.at)}, fresh.id, fresh.creator, role::owner, within.at, {}};
    storage::add_member(within.db, owner);

    within.note(auction_saved{fresh.id, fresh.joined_by});
    within.note(member_saved{fresh.id, fresh.creator, role::owner});
    within.note(ends_moved{});
    within.touch(fresh.id, fresh.creator);
    if (fresh.joined_by == join_mode::free)
        within.touch_everything();
    return fresh;
}

result<auction> run(change_auction const& command, context& within)
{
    auto const before = find_own_auction(within, command.id, command.actor);
    if (!before)
        return before.error();

    auto after = *before;
    fill_in(command.form, after);
    after.updated_at = within.at;
    if (auto refused = refuse_change(within, *before, after))
        return *std::move(refused);

    storage::save_auction(within.db, after);
    storage::add_audit(within.db, within.at, command.actor, "auction.change", after.id.text);
    within.note(auction_saved{after.id, after.joined_by});
    if (strictness(after.visibility) > strictness(before->visibility))
        blank_channels(within, after);
    announce(within, auction_updated{*before, after});
    if (moves_ends(*before, after))
        move_ends(within, after);
    if (after.visibility != before->visibility)
        for (auto const& place : storage::item_places(within.db, after.id))
            within.touch(place.id);
    within.touch(after.id);
    if (after.joined_by != before->joined_by)
        within.touch_everything();
    return after;
}

result<remove_auction::answer> run(remove_auction const& command, context& within)
{
    auto const found = find_own_auction(within, command.id, command.actor);
    if (!found)
        return found.error();

    write_removal(within, *found, command.actor);
    return remove_auction::answer{};
}

void write_removal(context& within, auction const& gone, user_id const& actor)
{
    within.touch(gone.id);
    for (auto const& member : storage::members_of(within.db, gone.id))
        within.touch(member);
    for (auto const& place : storage::item_places(within.db, gone.id))
    {
        within.touch(place.id);
        blank(within, channel_of(place.id));
    }
    blank(within, channel_of(gone.id));
    storage::remove_auction(within.db, gone.id);
    storage::add_audit(within.db, within.at, actor, "auction.remove", gone.id.text, gone.name);
    within.note(auction_removed{gone.id});
    if (gone.joined_by == join_mode::free)
        within.touch_everything();
}

result<close_now::answer> run(close_now const& command, context& within)
{
    auto found = find_own_auction(within, command.id, command.actor);
    if (!found)
        return found.error();
    if (!found->closed_at)
    {
        write_close(within, *found);
        storage::add_audit(
            within.db, within.at, command.actor, "auction.close", command.id.text, found->name
        );
    }
    return close_now::answer{*found, storage::item_results(within.db, command.id, command.actor)};
}

result<close_auction::answer> run(close_auction const& command, context& within)
{
    auto found = storage::find_auction(within.db, command.id);
    if (!found || found->closed_at || !found->ends_at || *found->ends_at > within.at)
        return close_auction::answer{};

    write_close(within, *found);
    return close_auction::answer{};
}

} // namespace auktiva::commands
