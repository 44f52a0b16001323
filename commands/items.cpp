#include "commands/items.hpp"

#include "auction/channel.hpp"
#include "auction/currency.hpp"
#include "auction/refusals.hpp"
#include "auction/text_rules.hpp"
#include "auth/random_id.hpp"
#include "commands/announce.hpp"
#include "commands/close_item.hpp"
#include "commands/form.hpp"
#include "commands/lookup.hpp"
#include "commands/mail.hpp"
#include "commands/notify.hpp"
#include "commands/schedule.hpp"
#include "storage/items.hpp"
#include "storage/members.hpp"

namespace auktiva::commands {

namespace {

/// What may be changed at any time.
void fill_in(item_form const& form, item& into)
{
    take(form.name, into.name);
    take(form.description, into.description);
    take(form.bidder_anonymous, into.bidder_anonymous);
    take(form.ends_at, into.ends_at);
    take(form.discussions_enabled, into.discussions_enabled);
    take(form.is_editable_by_admin, into.is_editable_by_admin);
    take(form.anti_snipe_enabled, into.anti_snipe_enabled);
    take(form.anti_snipe_threshold, into.anti_snipe_threshold);
    take(form.anti_snipe_extension, into.anti_snipe_extension);
}

/// Reads one amount of the form; the refusal names its field.
result<money> read_amount(std::string_view field, std::string const& text, int exponent, money least)
{
    auto const read = parse_money(text, exponent);
    if (!read)
        return refusals::invalid(std::string{field}, "must be an amount in the item's currency");
    if (*read < least)
        return refusals::invalid(std::string{field}, "must be at least " + format_money(least, exponent));
    return *read;
}

/// Currency and amounts: fixed, and so left alone, once somebody has bid; but for the increment.
result<void> fill_in_amounts(item_form const& form, item& into)
{
    bool const fixed = into.bid_count > 0;
    if (form.currency_code && !fixed)
    {
        if (!find_currency(*form.currency_code))
            return refusals::bad_request("E_INVALID_CURRENCY", "This currency is not known");
        auto const old_exponent = find_currency(into.currency_code)->exponent;
        into.currency_code = *form.currency_code;
        if (find_currency(into.currency_code)->exponent != old_exponent)
        {
            into.starting_bid = *parse_money("0", 0);
            into.min_bid_increment = *parse_money("1", find_currency(into.currency_code)->exponent);
        }
    }
    auto const exponent = find_currency(into.currency_code)->exponent;
    if (form.starting_bid && !fixed)
    {
        auto const read = read_amount("startingBid", *form.starting_bid, exponent, money{0});
        if (!read)
            return read.error();
        into.starting_bid = *read;
    }
    if (form.min_bid_increment)
    {
        auto const read = read_amount("minBidIncrement", *form.min_bid_increment, exponent, money{1});
        if (!read)
            return read.error();
        into.min_bid_increment = *read;
    }
    return {};
}

/// Tells everybody, once in an item's life.
void announce_new_item(context& within, item const& fresh, auction const& in)
{
    constexpr std::size_t preview = 50;
    announce(within, item_created{fresh, name_of_user(within, fresh.creator)});
    auto const& text = fresh.description;
    auto const detail = !text ? std::string{} : first_code_points(*text, preview);
    for (auto const& member : storage::members_of(within.db, fresh.auction))
        if (member != fresh.creator)
            notify(
                within,
                {
                    .recipient = member,
                    .type = notification_type::new_item,
                    .auction = fresh.auction,
                    .item = fresh.id,
                    .subject = fresh.name,
                    .detail = detail,
                }
            );
    mail_new_item(within, fresh, in);
}

problem end_after_auction()
{
    return refusals::bad_request("E_END_AFTER_AUCTION", "An item cannot end after its auction");
}

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

void tell_change(context& within, item const& before, item const& after, auction const& in)
{
    if (after.is_published && !before.announced_at)
        announce_new_item(within, after, in);
    else if (before.is_published || after.is_published)
        announce(within, item_updated{before, after});
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
    auto const acting = find_acting_member(within, command.auction, command.creator);
    if (!acting)
        return acting.error();
    if (!may_add_items(acting->as))
        return refusals::forbidden("E_CANNOT_ADD_ITEMS", "Bidders cannot add items");
    auto const in = must_find_auction(within, command.auction);
    if (in.closed_at)
        return refusals::bad_request("E_AUCTION_CLOSED", "This auction is closed");

    item fresh{
        .id = {auth::make_id(within.at)},
        .auction = in.id,
        .creator = command.creator,
        .currency_code = std::string{currencies().front().code},
        .min_bid_increment = *parse_money("1", currencies().front().exponent),
        .is_published = command.form.is_published.value_or(false),
        .is_editable_by_admin = in.default_items_editable_by_admin,
        .anti_snipe_enabled = in.default_anti_snipe,
        .anti_snipe_threshold = in.default_anti_snipe_threshold,
        .anti_snipe_extension = in.default_anti_snipe_extension,
        .created_at = within.at,
        .updated_at = within.at,
    };
    fill_in(command.form, fresh);
    if (auto const amounts = fill_in_amounts(command.form, fresh); !amounts)
        return amounts.error();
    if (fresh.ends_at && in.ends_at && *fresh.ends_at > *in.ends_at)
        return end_after_auction();
    if (fresh.is_published)
        fresh.announced_at = within.at;
    fresh.closes_at = end_in_force(schedule_of(fresh, in));

    storage::add_item(within.db, fresh);
    within.note(item_saved{fresh.id, fresh.auction, fresh.creator, fresh.is_published});
    within.note(ends_moved{});
    within.touch(fresh.id, fresh.auction);
    if (fresh.is_published)
        announce_new_item(within, fresh, in);
    return fresh;
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

    auto after = *before;
    fill_in(command.form, after);
    if (auto const amounts = fill_in_amounts(command.form, after); !amounts)
        return amounts.error();
    take(command.form.is_published, after.is_published);
    if (after.is_published && !after.announced_at)
        after.announced_at = within.at;
    if (command.form.ends_at)
        after.extended_until.reset();
    after.closes_at = end_in_force(schedule_of(after, in));
    after.last_updated_by = command.actor;
    after.updated_at = within.at;

    storage::save_item(within.db, after);
    within.note(item_saved{after.id, after.auction, after.creator, after.is_published});
    within.note(ends_moved{});
    within.touch(after.id, after.auction);
    tell_change(within, *before, after, in);
    end_now_if_wanted(within, command.form, after, in);
    return storage::find_item(within.db, after.id).value();
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
    storage::remove_item(within.db, found->id);
    within.note(item_removed{found->id});
    within.touch(found->id, found->auction);
    return remove_item::answer{};
}

} // namespace auktiva::commands
