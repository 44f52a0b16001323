#include "commands/auctions.hpp"

#include "auction/channel.hpp"
#include "commands/copy_auction.hpp"
#include "storage/items.hpp"
#include "web/handlers.hpp"
#include "web/page.hpp"
#include "web/shapes.hpp"

namespace auktiva::web {

namespace {

commands::auction_form read_auction_form(body const& members)
{
    commands::auction_form form;
    form.name = members.optional_text("name");
    form.description = members.nullable_text("description");
    form.joined_by = members.choice<join_mode>("joinMode");
    form.member_can_invite = members.flag("memberCanInvite");
    form.visibility = members.choice<bidder_visibility>("bidderVisibility");
    form.bids = members.choice<bid_mode>("bidMode");
    form.items_end = members.choice<item_end_mode>("itemEndMode");
    form.soft_close = members.choice<soft_close_mode>("softCloseMode");
    form.ends_at = members.nullable_time("endDate");
    form.hard_stop_at = members.nullable_time("hardStop");
    form.default_anti_snipe = members.flag("defaultAntiSnipe");
    form.default_anti_snipe_threshold = members.integer("defaultAntiSnipeThreshold");
    form.default_anti_snipe_extension = members.integer("defaultAntiSnipeExtension");
    form.default_items_editable_by_admin = members.flag("defaultItemsEditableByAdmin");
    return form;
}

/// The auction's own members, then its creator and its counts.
void write_whole_auction(
    json_writer& json, storage::database& db, auction const& what, role viewer, bool with_public_url
)
{
    write_auction(json, what, viewer, with_public_url);
    write_user_ref(json, "creator", storage::creator_of(db, what.id), organises(viewer));
    write_counts(json, storage::count_in_auction(db, what.id));
}

http::response new_auction_answer(
    auction const& fresh, storage::user_ref const& creator, storage::auction_counts const& counts
)
{
    return object_answer(
        201,
        [&](json_writer& json)
        {
            write_auction(json, fresh, role::owner);
            write_user_ref(json, "creator", creator);
            write_counts(json, counts);
        }
    );
}

} // namespace

void list_auctions(call_ptr call)
{
    auto const part = asked_page(*call);
    if (!part)
        return;
    call->read(
        [call, part = *part](storage::database& db) -> result<http::response>
        {
            auto const cards = storage::cards_of_member(db, call->viewer, part);
            auto const write = [](json_writer& json, auto const& card)
            { json.object([&] { write_auction_card(json, card); }); };
            return linked(array_answer(cards, write), call->request, cards.next);
        }
    );
}

void create_auction(call_ptr call)
{
    auto members = call->members();
    if (!members)
        return;
    auto const* who = call->use.people.find_account(call->viewer);
    storage::user_ref const creator{call->viewer, who->name, who->email};
    call->commit(
        commands::create_auction{call->viewer, read_auction_form(*members), call->at},
        [creator](auction const& fresh)
        { return new_auction_answer(fresh, creator, {.items = 0, .members = 1}); }
    );
}

void show_auction(call_ptr call)
{
    call->read(
        [call, id = call->id<auction_id>("auction")](storage::database& db) -> result<http::response>
        {
            auto const what = storage::find_auction(db, id);
            if (!what)
                return refusals::auction_not_found();
            return object_answer(
                200,
                [&](json_writer& json)
                {
                    write_whole_auction(json, db, *what, *call->as, false);
                    write_position(json, db, call->use.home, channel_of(id));
                }
            );
        }
    );
}

void change_auction(call_ptr call)
{
    auto members = call->members();
    if (!members)
        return;
    call->commit(
        commands::change_auction{
            call->id<auction_id>("auction"), call->viewer, read_auction_form(*members), call->at},
        [](auction const& changed)
        { return object_answer(200, [&](json_writer& json) { write_auction(json, changed, role::owner); }); }
    );
}

void remove_auction(call_ptr call)
{
    call->commit(
        commands::remove_auction{call->id<auction_id>("auction"), call->viewer, call->at},
        [](auto const&) { return message_answer(200, "The auction has been deleted"); }
    );
}

void copy_auction(call_ptr call)
{
    auto const members = call->members();
    if (!members)
        return;
    auto const* who = call->use.people.find_account(call->viewer);
    storage::user_ref const creator{call->viewer, who->name, who->email};
    call->commit(
        commands::copy_auction{
            call->id<auction_id>("auction"), call->viewer, members->optional_text("name"), call->at},
        [creator](commands::copy_auction::answer const& copy)
        { return new_auction_answer(copy.what, creator, {.items = copy.items, .members = 1}); }
    );
}

void show_details(call_ptr call)
{
    call->read(
        [call, id = call->id<auction_id>("auction")](storage::database& db) -> result<http::response>
        {
            auto const what = storage::find_auction(db, id);
            if (!what)
                return refusals::auction_not_found();
            return object_answer(
                200,
                [&](json_writer& json)
                {
                    json.object("auction", [&] { write_whole_auction(json, db, *what, *call->as, true); });
                    json.array(
                        "items", storage::item_cards(db, id, call->viewer),
                        [&](storage::item_card const& card)
                        {
                            bool const knows = organises(*call->as) || card.creator == call->viewer;
                            bidder_view const view{
                                call->use.home.secret, what->visibility, knows, call->viewer};
                            json.object([&] { write_item_card(json, card, view); });
                        }
                    );
                    write_position(json, db, call->use.home, channel_of(id));
                }
            );
        }
    );
}

} // namespace auktiva::web
