#include "commands/items.hpp"

#include "auction/channel.hpp"
#include "auction/refusals.hpp"
#include "commands/announce.hpp"
#include "commands/close_item.hpp"
#include "commands/form.hpp"
#include "commands/images.hpp"
#include "commands/lookup.hpp"
#include "commands/new_items.hpp"
#include "commands/schedule.hpp"
#include "storage/images.hpp"
#include "storage/items.hpp"

namespace auktiva::commands {

namespace {

/// Why the form may not move the end of this item, if so.
std::optional<problem> refuse_end(item_form const& form, item const& what, auction const& in, timestamp now)
{
    if (!form.ends_at)
        return std::nullopt;
    auto const wanted = *form.ends_at;
    if (is_ended(schedule_of(what, in), now) && (!wanted || *wanted > now))
        return refusals::bad_request("E_CANNOT_EXTEND_ENDED", "An item that has ended cannot be extended");
    if (wanted && in.ends_at && *wanted > *in.ends_at)
        return end_after_auction();
    if (in.items_end != item_end_mode::custom && wanted && *wanted > now)
        return refusals::bad_request(
            "E_CUSTOM_END_FORBIDDEN", "Items of this auction have no end of their own"
        );
    return std::nullopt;
}

result<item> find_editable_item(
    context& within, auction_id const& auction, item_id const& id, user_id const& actor,
    problem const& otherwise
)
{
    auto const acting = find_acting_member(within, auction, actor);
    if (!acting)
        return acting.error();
    auto found = storage::find_item(within.db, id);
    if (!found || found->auction != auction)
        return refusals::item_not_found();
    if (!may_edit(*found, actor, acting->as))
        return may_see(*found, actor) ? otherwise : refusals::item_not_found();
    return *std::move(found);
}

/// A form may end an item early, in any mode: the close is written in the same commit.
void end_now_if_wanted(context& within, item_form const& form, item const& after, auction const& in)
{
    if (!after.closed_at && form.ends_at && *form.ends_at && **form.ends_at <= within.at)
        write_close(within, after, in, within.at);
}

} // namespace

result<item> run(create_item const& command, context& within)
{
    auto const in = find_auction_to_fill(within, command.auction, command.creator);
    if (!in)
        return in.error();
    auto fresh = make_item(command.form, *in, command.creator, within.at);
    if (!fresh)
        return fresh;
    store_new_items(within, {&*fresh, 1});
    if (fresh->is_published)
        announce_new_items(within, *in, {&*fresh, 1});
    return fresh;
}

result<auction> find_auction_to_fill(context& within, auction_id const& auction, user_id const& seller)
{
    auto const acting = find_acting_member(within, auction, seller);
    if (!acting)
        return acting.error();
    if (!may_add_items(acting->as))
        return refusals::forbidden("E_CANNOT_ADD_ITEMS", "Bidders cannot add items");
    auto in = must_find_auction(within, auction);
    if (in.closed_at)
        return refusals::bad_request("E_AUCTION_CLOSED", "This auction is closed");
    return in;
}

result<item> run(change_item const& command, context& within)
{
    static problem const otherwise = refusals::forbidden("E_CANNOT_EDIT_ITEM", "You cannot edit this item");
    auto const before = find_editable_item(within, command.auction, command.id, command.actor, otherwise);
    if (!before)
        return before.error();
    auto const in = must_find_auction(within, command.auction);
    if (command.form.is_published == false && before->bid_count > 0)
        return refusals::bad_request("E_UNPUBLISH_WITH_BIDS", "An item with bids stays published");
    if (auto refused = refuse_end(command.form, *before, in, within.at))
        return *std::move(refused);

    auto const after = changed_item(command.form, *before, in, command.actor, within.at);
    if (!after)
        return after.error();

    store_changed_item(within, *before, *after, in);
    if (is_first_published(*before, *after))
        announce_new_items(within, in, {&*after, 1});
    end_now_if_wanted(within, command.form, *after, in);
    return storage::find_item(within.db, after->id).value();
}

result<remove_item::answer> run(remove_item const& command, context& within)
{
    static problem const otherwise =
        refusals::forbidden("E_CANNOT_DELETE_ITEM", "You cannot delete this item");
    auto const found = find_editable_item(within, command.auction, command.id, command.actor, otherwise);
    if (!found)
        return found.error();
    if (found->bid_count > 0)
        return refusals::bad_request("E_DELETE_WITH_BIDS", "An item with bids cannot be deleted");

    if (found->announced_at)
    {
        blank(within, channel_of(found->id));
        announce(within, item_deleted{*found});
    }
    if (storage::thumbnail_of(within.db, found->id))
        touch_notices_of(within, *found);
    storage::remove_item(within.db, found->id);
    within.note(item_removed{found->id});
    within.touch(found->id, found->auction);
    return remove_item::answer{};
}

} // namespace auktiva::commands
