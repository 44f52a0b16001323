#include "commands/images.hpp"

#include "storage/auctions.hpp"
#include "storage/images.hpp"
#include "storage/items.hpp"
#include "web/file_work.hpp"
#include "web/handlers.hpp"
#include "web/shapes.hpp"
#include "web/uploads.hpp"
#include "web/viewed_item.hpp"

#include <algorithm>

namespace auktiva::web {

namespace {

/// Where nobody knows whether the row is there, the next start finds out.
void finish_upload(services& within, std::string const& path, std::string_view refused_as)
{
    if (refused_as.empty())
        settle_upload(within, path);
    else if (refused_as != "E_OUTCOME_UNKNOWN")
        discard_upload(within, path);
}

/// Stores the image of a form, and has `make(stored)` make the command that names it.
void upload_then(call_ptr const& call, upload wanted, auto make, auto render)
{
    with_files(
        call, [call, wanted = std::move(wanted)] { return store_upload(*call, wanted); },
        [make, render](call_ptr const& sent, result<stored_upload> stored)
        {
            if (!stored)
                return sent->refuse(stored.error());
            auto const path = stored->path;
            auto command = make(*std::move(stored));
            using outcome_type = result<typename decltype(command)::answer>;
            sent->use.commands.submit(
                std::move(command),
                [sent, path, render](outcome_type outcome)
                {
                    finish_upload(sent->use, path, outcome ? std::string_view{} : outcome.error().key);
                    outcome ? sent->answer(render(*std::move(outcome))) : sent->refuse(outcome.error());
                }
            );
        }
    );
}

/// Before the file is looked at: what memory knows. The command decides.
std::optional<problem> refuse_early(call const& what)
{
    auto const* item = what.use.people.find_item(what.id<item_id>("item"));
    if (!item || item->auction != what.id<auction_id>("auction"))
        return refusals::item_not_found();
    bool const is_creator = item->creator == what.viewer;
    if (!item->published && !is_creator)
        return refusals::item_not_found();
    if (!is_creator && !organises(*what.as))
        return refusals::cannot_manage_images();
    return std::nullopt;
}

http::response thumbnail_answer(std::optional<std::string> const& path)
{
    return object_answer(
        200,
        [&](json_writer& json)
        {
            json.member("thumbnailUrl", path);
            json.member("publicUrl", image_url(path));
        }
    );
}

/// A member who may see an item that shows the file; for the picture of an auction its members, and everybody
/// where everybody may see the auction itself.
bool may_see_file(storage::database& db, std::string_view path, user_id const& viewer)
{
    auto const items = storage::items_showing(db, path, viewer);
    auto const shows_item = [&](storage::item_showing const& each)
    { return each.is_member && (each.is_published || each.creator == viewer); };
    auto const shows_auction = [](storage::auction_showing const& each)
    { return each.is_member || may_join_freely(each.joined_by); };
    return std::ranges::any_of(items, shows_item) ||
           std::ranges::any_of(storage::auctions_showing(db, path, viewer), shows_auction);
}

/// Auktiva's clients look for `error` here.
void refuse_file(call& asked, problem refused)
{
    std::string text;
    json_writer{text}.value(refused.message);
    refused.details.emplace_back("error", std::move(text));
    asked.refuse(refused);
}

} // namespace

void list_images(call_ptr call)
{
    call->read(
        [call](storage::database& db) -> result<http::response>
        {
            auto const found = find_viewed_item(db, *call);
            if (!found)
                return found.error();
            return array_answer(
                storage::images_of(db, found->what.id),
                [](json_writer& json, image const& each) { json.object([&] { write_image(json, each); }); }
            );
        }
    );
}

void add_image(call_ptr call)
{
    if (auto const refused = refuse_early(*call))
        return call->refuse(*refused);
    auto const auction = call->id<auction_id>("auction");
    auto const item = call->id<item_id>("item");
    upload wanted{
        "image", most_image_bytes, auction.text + '/' + item.text + '/' + fresh_file_name(call->at)};
    auto const make = [call, auction, item](stored_upload stored)
    {
        image fresh{
            .item = item,
            .path = std::move(stored.path),
            .content_type = std::move(stored.content_type),
            .bytes = stored.bytes,
            .width = stored.width,
            .height = stored.height,
        };
        return commands::add_image{auction, call->viewer, std::move(fresh), call->use.now()};
    };
    auto const render = [](image const& added)
    { return object_answer(201, [&](json_writer& json) { write_image(json, added); }); };
    upload_then(call, std::move(wanted), make, render);
}

void remove_image(call_ptr call)
{
    auto const asked = call->query();
    if (!asked)
        return;
    call->commit(
        commands::remove_image{
            call->id<auction_id>("auction"),
            call->id<item_id>("item"),
            {asked->text("imageId")},
            call->viewer,
            call->at},
        [](auto const&) { return message_answer(200, "The image has been deleted"); }
    );
}

void reorder_images(call_ptr call)
{
    auto const members = call->members();
    if (!members)
        return;
    std::vector<image_id> order;
    for (auto& id : members->texts("imageIds"))
        order.push_back({std::move(id)});
    call->commit(
        commands::reorder_images{
            call->id<auction_id>("auction"), call->id<item_id>("item"), std::move(order), call->viewer,
            call->at},
        [](auto const&) { return message_answer(200, "The images have been put in order"); }
    );
}

void show_thumbnail(call_ptr call)
{
    call->read(
        [id = call->id<auction_id>("auction")](storage::database& db) -> result<http::response>
        {
            auto const found = storage::find_auction(db, id);
            if (!found)
                return refusals::auction_not_found();
            return thumbnail_answer(found->thumbnail_url);
        }
    );
}

void change_thumbnail(call_ptr call)
{
    auto const auction = call->id<auction_id>("auction");
    upload wanted{
        "thumbnail", most_thumbnail_bytes,
        "auctions/" + auction.text + "/thumbnail-" + fresh_file_name(call->at)};
    auto const make = [call, auction](stored_upload stored) {
        return commands::set_thumbnail{auction, call->viewer, std::move(stored.path), call->use.now()};
    };
    upload_then(call, std::move(wanted), make, thumbnail_answer);
}

void remove_thumbnail(call_ptr call)
{
    call->commit(
        commands::set_thumbnail{call->id<auction_id>("auction"), call->viewer, std::nullopt, call->at},
        [](auto const&) { return message_answer(200, "The picture has been removed"); }
    );
}

void serve_image(call_ptr call)
{
    auto const answer_file = [](auto const& asked, result<http::response> made)
    { made ? asked->answer(*std::move(made)) : refuse_file(*asked, made.error()); };
    call->fetch(
        [call](storage::database& db) -> result<bool>
        { return may_see_file(db, call->captured("path"), call->viewer); },
        [answer_file](web::call& asked, result<bool> may_see)
        {
            if (!may_see)
                return refuse_file(asked, may_see.error());
            // Who may not see it does not learn that it is there.
            if (!*may_see)
                return refuse_file(asked, refusals::not_found("E_FILE_NOT_FOUND", "File not found"));
            auto const asking = asked.shared_from_this();
            with_files(
                asking, [asking] { return file_answer(*asking, asking->captured("path")); }, answer_file
            );
        }
    );
}

} // namespace auktiva::web
