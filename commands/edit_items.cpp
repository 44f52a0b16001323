#include "commands/edit_items.hpp"

#include "auction/access_rules.hpp"
#include "auction/refusals.hpp"
#include "commands/lookup.hpp"
#include "commands/new_items.hpp"
#include "storage/audit.hpp"
#include "storage/bulk_items.hpp"

#include <map>
#include <set>

namespace auktiva::commands {

namespace {

/// One item on its way through the edit.
struct edited_item
{
    item before;
    item after;
};

/// What has been decided; nothing of it is written yet.
struct edit_plan
{
    edit_items::answer told;
    std::map<auction_id, auction> auctions;
    std::map<auction_id, std::vector<edited_item>> items;
};

bool says_anything(item_form const& form)
{
    return form.currency_code || form.starting_bid || form.min_bid_increment || form.is_published ||
           form.discussions_enabled || form.is_editable_by_admin;
}

/// Bids rest on these.
bool changes_terms(item_form const& form)
{
    return form.currency_code || form.starting_bid || form.is_published == false;
}

/// The items by their ids, if the actor has any business with them.
result<std::map<item_id, item>> find_items(context& within, edit_items const& command)
{
    std::map<item_id, item> found;
    auto const keep = [&](std::vector<item> items)
    {
        for (auto& each : items)
            found.emplace(each.id, std::move(each));
    };
    if (!command.auction)
    {
        keep(storage::items_of_seller(within.db, command.items, command.actor));
        return found;
    }
    auto const acting = find_acting_member(within, *command.auction, command.actor);
    if (!acting)
        return acting.error();
    if (!organises(acting->as))
        return refusals::no_permission();
    keep(storage::items_in_auction(within.db, command.items, *command.auction));
    std::erase_if(
        found, [&](auto const& each)
        { return !may_see(each.second, command.actor) && !may_edit(each.second, command.actor, acting->as); }
    );
    return found;
}

/// Decides about one item; refuses all if the form itself cannot be.
result<void> plan_item(context& within, edit_items const& command, item const& before, edit_plan& plan)
{
    auto const refuse = [&](edit_refusal why) { plan.told.refused.push_back({before.id, before.name, why}); };
    bool const own = before.creator == command.actor;
    if (!own && !before.is_editable_by_admin)
    {
        refuse(edit_refusal::not_editable);
        ++plan.told.skipped;
        return {};
    }
    auto form = command.changes;
    if (!own && form.is_editable_by_admin)
    {
        refuse(edit_refusal::not_owner);
        form.is_editable_by_admin.reset();
    }
    if (before.bid_count > 0 && changes_terms(form))
    {
        refuse(edit_refusal::has_bids);
        ++plan.told.skipped;
        return {};
    }
    if (!says_anything(form))
        return {};
    auto const in = plan.auctions.try_emplace(before.auction);
    if (in.second)
        in.first->second = must_find_auction(within, before.auction);
    auto after = changed_item(form, before, in.first->second, command.actor, within.at);
    if (!after)
        return after.error();
    plan.items[before.auction].push_back({before, *std::move(after)});
    ++plan.told.updated;
    return {};
}

result<edit_plan> make_plan(context& within, edit_items const& command)
{
    auto const found = find_items(within, command);
    if (!found)
        return found.error();
    edit_plan plan;
    std::set<item_id> named;
    for (auto const& id : command.items)
    {
        // Whoever names an item twice has it changed once.
        if (!named.insert(id).second)
            continue;
        auto const item = found->find(id);
        if (item == found->end())
            plan.told.skipped += command.auction.has_value();
        else if (auto const planned = plan_item(within, command, item->second, plan); !planned)
            return planned.error();
    }
    return plan;
}

} // namespace

result<edit_items::answer> run(edit_items const& command, context& within)
{
    auto const plan = make_plan(within, command);
    if (!plan)
        return plan.error();
    for (auto const& [id, items] : plan->items)
    {
        auto const& in = plan->auctions.at(id);
        std::vector<item> fresh;
        for (auto const& each : items)
        {
            store_changed_item(within, each.before, each.after, in);
            if (is_first_published(each.before, each.after))
                fresh.push_back(each.after);
        }
        announce_new_items(within, in, fresh);
        storage::add_audit(
            within.db, within.at, command.actor, "items.edit", id.text, std::to_string(items.size())
        );
    }
    return plan->told;
}

} // namespace auktiva::commands
