#include "auction/currency.hpp"
#include "auction/import_rules.hpp"
#include "commands/import_item_parts.hpp"
#include "commands/import_row.hpp"
#include "commands/import_work.hpp"
#include "commands/schedule.hpp"
#include "storage/imported.hpp"
#include "storage/items.hpp"

namespace auktiva::commands {

namespace {

constexpr std::size_t longest_item_name = 200;
constexpr std::size_t longest_item_text = 2000;

/// The amounts of an item, where its currency is known.
void read_amounts(import_row& row, storage::auktiva_item const& old, item& what)
{
    auto const* code = std::get_if<std::string>(&old.currency_code);
    auto const* known = code ? find_currency(*code) : nullptr;
    if (!known)
        return row.refuse("its currency is not known: " + show(old.currency_code));
    what.currency_code = known->code;
    what.starting_bid = row.amount("startingBid", old.starting_bid, known->exponent, money{0});
    // One of the currency's, as for a new item.
    what.min_bid_increment = row.amount(
        "minBidIncrement", old.min_bid_increment, known->exponent, *parse_money("1", known->exponent)
    );
    if (what.min_bid_increment == money{})
    {
        what.min_bid_increment = money{1};
        row.repair("minBidIncrement was " + show(old.min_bid_increment) + ", is the least there is");
    }
}

void read_anti_snipe(import_row& row, storage::auktiva_item const& old, item& what)
{
    what.anti_snipe_enabled = row.flag("antiSnipeEnabled", old.anti_snipe_enabled, false);
    what.anti_snipe_threshold =
        row.number("antiSnipeThresholdSeconds", old.anti_snipe_threshold, 60, 3600, 300);
    what.anti_snipe_extension =
        row.number("antiSnipeExtensionSeconds", old.anti_snipe_extension, 5, 3600, 300);
}

void read_people(import_work& work, import_row& row, storage::auktiva_item const& old, item& what)
{
    what.creator.text = row.reference("creatorId", old.creator).value_or("");
    if (!work.knows(what.creator))
        row.refuse("its creator is not in the house: " + show(old.creator));
    auto const editor = row.reference("lastUpdatedById", old.last_updated_by);
    if (editor && work.users.contains(*editor))
        what.last_updated_by = user_id{*editor};
    else if (editor)
        row.repair("who last changed it is not in the house: " + *editor);
}

/// When it ends, by the rules of this house, and whether it has.
void settle_end(import_work& work, import_row& row, auction const& in, item& what)
{
    auto const schedule = schedule_of(what, in);
    what.closes_at = end_in_force(schedule);
    what.closed_at = imported_close(schedule, work.with.at);
    if (what.closed_at)
        what.closes_at = what.closed_at;
    if (in.items_end == item_end_mode::custom && what.ends_at && what.closes_at < what.ends_at)
        row.repair("its end " + format_time(*what.ends_at) + " is after that of the auction, which counts");
}

item read_item(import_work& work, import_row& row, storage::auktiva_item const& old, auction const& in)
{
    item what;
    what.id.text = row.id();
    what.auction = in.id;
    read_people(work, row, old, what);
    what.name = row.name("name", old.name, longest_item_name, "Item without a name");
    what.description = row.rich_text("description", old.description, longest_item_text);
    read_amounts(row, old, what);
    what.bidder_anonymous = row.flag("bidderAnonymous", old.bidder_anonymous, true);
    what.is_published = row.flag("isPublished", old.is_published, false);
    what.is_editable_by_admin = row.flag("isEditableByAdmin", old.is_editable_by_admin, false);
    what.discussions_enabled = row.flag("discussionsEnabled", old.discussions_enabled, false);
    what.ends_at = row.optional_time("endDate", old.ends_at);
    read_anti_snipe(row, old, what);
    what.created_at = row.time("createdAt", old.created_at, work.with.at);
    what.updated_at =
        is_null(old.updated_at) ? what.created_at : row.time("updatedAt", old.updated_at, what.created_at);
    if (what.is_published)
        what.announced_at = what.created_at;
    settle_end(work, row, in, what);
    return what;
}

import_place place_of(import_work& work, item_id const& id)
{
    if (storage::find_item(work.db, id))
        return import_place::taken;
    return storage::was_imported(work.db, storage::imported_kind::item, id.text) ? import_place::given_up
                                                                                 : import_place::free;
}

void leave_out(import_work& work, import_row& row, std::int64_t item_row)
{
    auto const with_it = work.from.count_on_item(item_row);
    work.report.left_out_too("bids", with_it.bids);
    work.report.left_out_too("auction_item_images", with_it.images);
    work.report.left_out_too("item_discussions", with_it.discussions);
    if (with_it.bids + with_it.images + with_it.discussions > 0)
        work.report.note("auction_items", row.id(), "left out " + told(with_it));
}

/// Price and leader as Auktiva kept them, and where the bids say otherwise.
void tell_difference(import_work& work, storage::auktiva_item const& old, item const& what)
{
    auto const exponent = find_currency(what.currency_code)->exponent;
    auto const stored = read_amount(old.current_bid, exponent);
    auto const* leader = std::get_if<std::string>(&old.leader);
    bool const same_price =
        stored ? stored->value == what.current_bid : is_null(old.current_bid) && !what.current_bid;
    bool const same_leader = what.leader ? leader && *leader == what.leader->text : is_null(old.leader);
    if (same_price && same_leader)
        return;
    auto const by_bids = what.leader ? format_money(*what.current_bid, exponent) + " of " + what.leader->text
                                     : std::string{"none"};
    work.report.differs(
        "auction_items", what.id.text,
        "stored price " + show(old.current_bid) + " of " + show(old.leader) + "; by its bids " + by_bids
    );
}

void settle_standing(item& what, bid_tally const& bids)
{
    what.bid_count = bids.count();
    if (auto const& top = bids.top())
    {
        what.current_bid = top->amount;
        what.leader = top->bidder;
        what.leader_maximum = top->amount;
        what.leader_anonymous = top->is_anonymous;
    }
}

void tell_late_bids(import_work& work, item const& what, bid_tally const& bids)
{
    if (what.closed_at && bids.last_at() && *bids.last_at() > *what.closed_at)
        work.report.differs(
            "auction_items", what.id.text,
            "its last bid of " + format_time(*bids.last_at()) + " came after its end " +
                format_time(*what.closed_at) + "; it counts"
        );
}

/// Everything that hangs on an item, and what its bids make of it.
void bring_parts(import_work& work, storage::auktiva_item const& old, item what, import_place place)
{
    import_images(work, old.row, what.id, place);
    auto const bids = import_bids(work, old.row, what, place);
    import_discussions(work, old.row, what.id, place);
    if (place != import_place::free)
        return;
    settle_standing(what, bids);
    storage::advance_item(work.db, what);
    storage::save_item(work.db, what);
    tell_difference(work, old, what);
    tell_late_bids(work, what, bids);
    tell_winner(work, what, read_flag(old.winner_notified).value_or(true));
}

bool add(import_work& work, import_row& row, item const& what)
{
    if (!work.write_row("auction_items", what.id.text, [&] { storage::add_item(work.db, what); }))
        return false;
    storage::note_imported(work.db, storage::imported_kind::item, what.id.text, work.with.at);
    row.tell_repairs();
    return true;
}

void import_item(
    import_work& work, storage::auktiva_item const& old, std::optional<auction> const& in, import_place above
)
{
    import_row row{work.report, "auction_items", old.id};
    if (!in)
        row.refuse("its auction was left out");
    auto const what = in ? read_item(work, row, old, *in) : item{};
    if (!row.is_usable())
        return leave_out(work, row, old.row);

    auto const place = above == import_place::given_up ? above : place_of(work, what.id);
    if (place == import_place::free && !add(work, row, what))
        return leave_out(work, row, old.row);
    if (place != import_place::free)
        work.report.already_there("auction_items");
    if (place == import_place::given_up && above != import_place::given_up)
        work.report.note(
            "auction_items", what.id.text, "was deleted here after an earlier import; stays deleted"
        );
    bring_parts(work, old, what, place);
}

} // namespace

void import_items(
    import_work& work, std::int64_t auction_row, std::optional<auction> const& in, import_place place
)
{
    work.from.each_item(
        auction_row,
        [&](storage::auktiva_item const& old)
        {
            import_item(work, old, in, place);
            work.may_commit();
        }
    );
}

} // namespace auktiva::commands
