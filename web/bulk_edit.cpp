#include "auction/currency.hpp"
#include "commands/edit_items.hpp"
#include "storage/bulk_items.hpp"
#include "web/handlers.hpp"
#include "web/shapes.hpp"

namespace auktiva::web {

namespace {

void write_bulk_item(json_writer& json, storage::bulk_item const& row)
{
    json.member("id", row.id);
    json.member("name", row.name);
    json.member("description", row.description);
    json.member("currencyCode", row.currency_code);
    json.member("startingBid", in_currency(row.currency_code, row.starting_bid));
    json.member("minBidIncrement", in_currency(row.currency_code, row.min_bid_increment));
    json.member("isPublished", row.is_published);
    json.member("discussionsEnabled", row.discussions_enabled);
    json.member("isEditableByAdmin", row.is_editable_by_admin);
    json.member("endDate", shown_end(row, row.ends_at));
    json.member("createdAt", row.created_at);
    json.member("updatedAt", row.updated_at);
    json.member("lastUpdatedById", row.last_updated_by);
    json.member("lastUpdatedByName", row.last_updated_by_name);
    json.member("auctionId", row.auction);
    json.member("auctionName", row.auction_name);
    json.member("thumbnailUrl", image_url(row.thumbnail));
    json.member("bidCount", row.bid_count);
    json.member("currencySymbol", find_currency(row.currency_code)->symbol);
    json.member("creatorId", row.creator);
    json.member("creatorName", row.creator_name);
    json.member("creatorEmail", row.creator_email);
}

void write_refused_item(json_writer& json, commands::edit_items::refused_item const& each)
{
    json.member("itemId", each.id);
    json.member("itemName", each.name);
    json.member("errorType", name_of(each.why));
}

commands::item_form read_changes(body const& members)
{
    commands::item_form form;
    form.currency_code = members.optional_text("currencyCode");
    form.starting_bid = members.decimal("startingBid");
    form.min_bid_increment = members.decimal("minBidIncrement");
    form.is_published = members.flag("isPublished");
    form.discussions_enabled = members.flag("discussionsEnabled");
    form.is_editable_by_admin = members.flag("isEditableByAdmin");
    return form;
}

/// The same for one auction and for one's own items, but that there `errors` is absent without any.
void edit(call_ptr const& call, std::optional<auction_id> auction)
{
    auto const members = call->members();
    if (!members)
        return;
    commands::edit_items command{
        .auction = std::move(auction),
        .changes = read_changes(members->object("updates").value()),
        .actor = call->viewer,
        .at = call->at,
    };
    for (auto& id : members->texts("itemIds"))
        command.items.push_back({std::move(id)});
    auto const render = [always = command.auction.has_value()](commands::edit_items::answer const& done)
    {
        return object_answer(
            200,
            [&](json_writer& json)
            {
                json.member("updated", done.updated);
                json.member("skipped", done.skipped);
                if (always || !done.refused.empty())
                    json.array(
                        "errors", done.refused,
                        [&](auto const& each) { json.object([&] { write_refused_item(json, each); }); }
                    );
            }
        );
    };
    call->commit(std::move(command), render);
}

} // namespace

void list_admin_items(call_ptr call)
{
    call->read(
        [id = call->id<auction_id>("auction"),
         viewer = call->viewer](storage::database& db) -> result<http::response>
        {
            return object_answer(
                200,
                [&](json_writer& json)
                {
                    json.array(
                        "items", storage::bulk_items_of_auction(db, id, viewer),
                        [&](auto const& row) { json.object([&] { write_bulk_item(json, row); }); }
                    );
                }
            );
        }
    );
}

void edit_admin_items(call_ptr call)
{
    edit(call, call->id<auction_id>("auction"));
}

void list_own_items(call_ptr call)
{
    call->read(
        [viewer = call->viewer](storage::database& db) -> result<http::response>
        {
            return array_answer(
                storage::bulk_items_of_seller(db, viewer),
                [](json_writer& json, auto const& row) { json.object([&] { write_bulk_item(json, row); }); }
            );
        }
    );
}

void edit_own_items(call_ptr call)
{
    edit(call, std::nullopt);
}

} // namespace auktiva::web
