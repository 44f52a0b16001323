#include "commands/item_form.hpp"

#include "auction/currency.hpp"
#include "auction/refusals.hpp"
#include "commands/form.hpp"
#include "commands/schedule.hpp"

namespace auktiva::commands {

namespace {

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

/// Amounts of another number of decimals are not carried over.
result<void> change_currency(std::string const& code, item& into)
{
    if (!find_currency(code))
        return refusals::bad_request("E_INVALID_CURRENCY", "This currency is not known");
    auto const exponent = find_currency(code)->exponent;
    if (exponent != find_currency(into.currency_code)->exponent)
    {
        into.starting_bid = *parse_money("0", 0);
        into.min_bid_increment = *parse_money("1", exponent);
    }
    into.currency_code = code;
    return {};
}

} // namespace

result<item> make_item(item_form const& form, auction const& in, user_id const& creator, timestamp at)
{
    item fresh{
        .auction = in.id,
        .creator = creator,
        .currency_code = std::string{currencies().front().code},
        .min_bid_increment = *parse_money("1", currencies().front().exponent),
        .is_published = form.is_published.value_or(false),
        .is_editable_by_admin = in.default_items_editable_by_admin,
        .anti_snipe_enabled = in.default_anti_snipe,
        .anti_snipe_threshold = in.default_anti_snipe_threshold,
        .anti_snipe_extension = in.default_anti_snipe_extension,
        .created_at = at,
        .updated_at = at,
    };
    if (auto const filled = fill_in(form, fresh); !filled)
        return filled.error();
    take(form.ends_at, fresh.ends_at);
    if (fresh.ends_at && in.ends_at && *fresh.ends_at > *in.ends_at)
        return end_after_auction();
    if (fresh.is_published)
        fresh.announced_at = at;
    fresh.closes_at = end_in_force(schedule_of(fresh, in));
    return fresh;
}

result<item>
changed_item(item_form const& form, item const& before, auction const& in, user_id const& actor, timestamp at)
{
    auto after = before;
    if (auto const filled = fill_in(form, after); !filled)
        return filled.error();
    take(form.ends_at, after.ends_at);
    take(form.is_published, after.is_published);
    if (after.is_published && !after.announced_at)
        after.announced_at = at;
    if (form.ends_at)
        after.extended_until.reset();
    after.closes_at = end_in_force(schedule_of(after, in));
    after.last_updated_by = actor;
    after.updated_at = at;
    return after;
}

result<void> fill_in(item_form const& form, item& into)
{
    take(form.name, into.name);
    take_rich_text(form.description, into.description);
    take(form.bidder_anonymous, into.bidder_anonymous);
    take(form.discussions_enabled, into.discussions_enabled);
    take(form.is_editable_by_admin, into.is_editable_by_admin);
    take(form.anti_snipe_enabled, into.anti_snipe_enabled);
    take(form.anti_snipe_threshold, into.anti_snipe_threshold);
    take(form.anti_snipe_extension, into.anti_snipe_extension);

    bool const fixed = into.bid_count > 0;
    if (form.currency_code && !fixed)
        if (auto changed = change_currency(*form.currency_code, into); !changed)
            return changed;
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

problem end_after_auction()
{
    return refusals::bad_request("E_END_AFTER_AUCTION", "An item cannot end after its auction");
}

} // namespace auktiva::commands
