#include "commands/remove_account.hpp"

#include "auction/channel.hpp"
#include "auction/refusals.hpp"
#include "auction/standing_rules.hpp"
#include "commands/announce.hpp"
#include "commands/auctions.hpp"
#include "commands/close_item.hpp"
#include "commands/lookup.hpp"
#include "commands/ownership.hpp"
#include "commands/schedule.hpp"
#include "commands/sessions.hpp"
#include "commands/standing.hpp"
#include "storage/auctions.hpp"
#include "storage/audit.hpp"
#include "storage/bids.hpp"
#include "storage/discussions.hpp"
#include "storage/house_settings.hpp"
#include "storage/items.hpp"
#include "storage/members.hpp"
#include "storage/users.hpp"

#include <map>
#include <set>

namespace auktiva::commands {

namespace {

/// What somebody leaves in auctions that stay.
struct traces
{
    std::vector<storage::membership> memberships;
    std::vector<item> items;
    /// Items of others that he bid on.
    std::vector<item> bid_on;
    /// Under items of others.
    std::vector<discussion> discussions;
    std::map<auction_id, auction> auctions;
};

traces find_traces(context& within, user_id const& user)
{
    traces found{
        .memberships = storage::memberships_of(within.db, user),
        .items = storage::items_created_by(within.db, user),
    };
    std::set<item_id> seen;
    for (auto const& each : found.items)
        seen.insert(each.id);
    auto const own = seen;
    for (auto const& each : storage::bids_of_user(within.db, user))
        if (seen.insert(each.item).second)
            found.bid_on.push_back(storage::find_item(within.db, each.item).value());
    for (auto& each : storage::discussions_of_user(within.db, user))
        if (!own.contains(each.item))
            found.discussions.push_back(std::move(each));

    auto const keep = [&](auction_id const& id)
    { found.auctions.try_emplace(id, must_find_auction(within, id)); };
    for (auto const& each : found.memberships)
        keep(each.auction);
    for (auto const* items : {&found.items, &found.bid_on})
        for (auto const& each : *items)
            keep(each.auction);
    for (auto const& each : found.discussions)
        keep(storage::find_item(within.db, each.item).value().auction);
    return found;
}

/// Everything that may have told his name.
void blank_logs(context& within, traces const& left, user_id const& user)
{
    std::set<std::string> channels{channel_of(user)};
    for (auto const& [id, what] : left.auctions)
    {
        channels.insert(channel_of(id));
        for (auto const& organiser : storage::organisers_of(within.db, id))
            channels.insert(channel_of(organiser));
    }
    for (auto const* items : {&left.items, &left.bid_on})
        for (auto const& each : *items)
            channels.insert(channel_of(each.id));
    for (auto const& each : left.discussions)
        channels.insert(channel_of(each.item));
    for (auto const& each : channels)
        blank(within, each);
}

/// Whoever led when an item ended has won it, even if the clock has not written that yet.
void close_what_has_ended(context& within, std::vector<item>& bid_on, traces const& left)
{
    for (auto& each : bid_on)
    {
        auto const& in = left.auctions.at(each.auction);
        if (!is_due(schedule_of(each, in), within.at))
            continue;
        write_close(within, each, in, within.at);
        each = storage::find_item(within.db, each.id).value();
    }
}

/// A closed item keeps its price; it has only lost its winner.
void withdraw_bids(context& within, item const& on, auction const& in, user_id const& user)
{
    storage::remove_bids(within.db, on.id, user);
    if (on.closed_at)
        return;
    std::vector<standing_bid> remaining;
    for (auto const& each : storage::bids_on(within.db, on.id))
        remaining.push_back({each.bidder, each.amount, each.is_anonymous});
    auto const outcome = outcome_of(standing_of(on, in), remaining);
    auto after = on;
    after.current_bid = outcome.price;
    after.leader = outcome.leader;
    after.leader_maximum = outcome.leader_maximum;
    after.leader_anonymous = outcome.leader_anonymous;
    after.bid_count = static_cast<std::int64_t>(remaining.size());
    storage::advance_item(within.db, after);
    announce(within, bids_withdrawn{after, in, minimum_bid(standing_of(after, in))});
}

void remove_traces(context& within, traces const& left, user_id const& user)
{
    for (auto const& each : left.bid_on)
        withdraw_bids(within, each, left.auctions.at(each.auction), user);
    for (auto const& each : left.discussions)
        announce(within, discussion_deleted{each});
    for (auto const& each : left.items)
    {
        if (each.announced_at)
            announce(within, item_deleted{each});
        within.note(item_removed{each.id});
    }
    for (auto const& each : left.memberships)
        within.note(member_removed{each.auction, user});
}

std::optional<problem> refuse_identity(remove_account const& command, user const& who)
{
    if (who.password_hash)
        return command.checked_hash == who.password_hash ? std::nullopt : std::optional{wrong_password()};
    if (command.confirmed_email == who.email)
        return std::nullopt;
    return refusals::bad_request("E_INVALID_EMAIL", "This is not the e-mail address of your account");
}

} // namespace

problem is_administrator()
{
    return refusals::bad_request(
        "E_IS_DEPLOYMENT_ADMIN", "You administer this server; hand that over to somebody else first"
    );
}

problem wrong_password()
{
    return refusals::bad_request("E_INVALID_PASSWORD", "The password is wrong");
}

result<remove_account::answer> run(remove_account const& command, context& within)
{
    auto const who = storage::find_user(within.db, command.user);
    if (!who)
        return refusals::not_signed_in();
    if (storage::administrator(within.db) == command.user)
        return is_administrator();
    if (auto refused = refuse_identity(command, *who))
        return *std::move(refused);
    auto const handovers = plan_handovers(within, command);
    if (!handovers)
        return handovers.error();

    for (auto const& each : command.deletions)
        write_removal(within, must_find_auction(within, each), command.user);
    auto left = find_traces(within, command.user);
    close_what_has_ended(within, left.bid_on, left);
    blank_logs(within, left, command.user);
    for (auto const& each : *handovers)
        hand_over(within, each, command.user);
    storage::leave_created_to_owners(within.db, command.user, within.at);
    remove_traces(within, left, command.user);

    end_sessions(within, command.user);
    storage::remove_user(within.db, command.user);
    storage::add_audit(within.db, within.at, command.user, "account.remove", command.user.text);
    within.note(account_removed{command.user});
    within.note(ends_moved{});
    within.touch_everything();
    return remove_account::answer{};
}

} // namespace auktiva::commands
