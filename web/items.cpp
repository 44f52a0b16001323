#include "commands/items.hpp"

#include "web/handlers.hpp"
#include "web/item_form.hpp"
#include "web/page.hpp"
#include "web/shapes.hpp"

namespace auktiva::web {

namespace {

storage::user_ref account_of(call const& what, user_id const& user)
{
    auto const* found = what.use.people.find_account(user);
    return found ? storage::user_ref{user, found->name, found->email} : storage::user_ref{user, {}, {}};
}

/// An item as the answer to its own creation or change.
http::response saved_item_answer(call const& what, int status, item const& saved)
{
    bool const knows = may_know_bidders(saved, what.viewer, *what.as);
    // Their own item cannot be one they lead.
    bidder_view const view{what.use.home.secret, bidder_visibility::anonymous, knows, what.viewer};
    return object_answer(
        status,
        [&](json_writer& json)
        {
            write_item(json, saved, view);
            write_currency(json, "currency", saved.currency_code);
            write_user_ref(json, "creator", account_of(what, saved.creator));
            if (status == 201)
                json.array("images", std::span<int const>{}, [](int) {});
            json.object("_count", [&] { json.member("bids", saved.bid_count); });
        }
    );
}

} // namespace

commands::item_form read_item_form(body const& members)
{
    commands::item_form form;
    form.name = members.optional_text("name");
    form.description = members.nullable_text("description");
    form.currency_code = members.optional_text("currencyCode");
    form.starting_bid = members.decimal("startingBid");
    form.min_bid_increment = members.decimal("minBidIncrement");
    form.bidder_anonymous = members.flag("bidderAnonymous");
    form.ends_at = members.nullable_time("endDate");
    form.is_published = members.flag("isPublished");
    form.discussions_enabled = members.flag("discussionsEnabled");
    form.is_editable_by_admin = members.flag("isEditableByAdmin");
    form.anti_snipe_enabled = members.flag("antiSnipeEnabled");
    form.anti_snipe_threshold = members.integer("antiSnipeThresholdSeconds");
    form.anti_snipe_extension = members.integer("antiSnipeExtensionSeconds");
    return form;
}

void list_items(call_ptr call)
{
    auto const part = asked_page(*call);
    if (!part)
        return;
    call->read(
        [call, id = call->id<auction_id>("auction"),
         part = *part](storage::database& db) -> result<http::response>
        {
            auto const in = storage::find_auction(db, id);
            if (!in)
                return refusals::auction_not_found();
            std::unordered_map<user_id, storage::user_ref> sellers;
            for (auto& seller : storage::sellers_in(db, id))
                sellers.emplace(seller.id, seller);
            auto const items = storage::visible_items(db, id, call->viewer, part);
            auto const write = [&](json_writer& json, item const& each)
            {
                bool const knows = may_know_bidders(each, call->viewer, *call->as);
                bidder_view const view{call->use.home.secret, in->visibility, knows, call->viewer};
                json.object(
                    [&]
                    {
                        write_item(json, each, view);
                        write_currency(json, "currency", each.currency_code);
                        write_user_ref(json, "creator", sellers.at(each.creator), knows);
                        json.object("_count", [&] { json.member("bids", each.bid_count); });
                    }
                );
            };
            return linked(array_answer(items, write), call->request, items.next);
        }
    );
}

void create_item(call_ptr call)
{
    auto members = call->members();
    if (!members)
        return;
    call->commit(
        commands::create_item{
            call->id<auction_id>("auction"), call->viewer, read_item_form(*members), call->at},
        [call](item const& fresh) { return saved_item_answer(*call, 201, fresh); }
    );
}

void change_item(call_ptr call)
{
    auto members = call->members();
    if (!members)
        return;
    call->commit(
        commands::change_item{
            call->id<auction_id>("auction"), call->id<item_id>("item"), call->viewer,
            read_item_form(*members), call->at},
        [call](item const& changed) { return saved_item_answer(*call, 200, changed); }
    );
}

void remove_item(call_ptr call)
{
    call->commit(
        commands::remove_item{
            call->id<auction_id>("auction"), call->id<item_id>("item"), call->viewer, call->at},
        [](auto const&) { return message_answer(200, "The item has been deleted"); }
    );
}

} // namespace auktiva::web
