#include "commands/discussions.hpp"

#include "storage/discussions.hpp"
#include "storage/items.hpp"
#include "web/handlers.hpp"
#include "web/page.hpp"
#include "web/shapes.hpp"

namespace auktiva::web {

namespace {

/// The item of the path, if this viewer may see it and what is said about it: of drafts the organisers too.
result<item> find_discussed_item(storage::database& db, call const& what)
{
    auto found = storage::find_item(db, what.id<item_id>("item"));
    if (!found || found->auction != what.id<auction_id>("auction") ||
        !(may_see(*found, what.viewer) || organises(*what.as)))
        return refusals::item_not_found();
    return *std::move(found);
}

/// A discussion just written, as its node.
auto node_answer(call_ptr call, int status)
{
    return [call, status](discussion const& saved)
    {
        auto const* author = call->use.people.find_account(saved.author);
        storage::discussion_card const node{saved.id,     saved.content, saved.created_at, saved.updated_at,
                                            saved.parent, saved.author,  author->name,     std::nullopt};
        return object_answer(status, [&](json_writer& json) { write_discussion(json, node, {}); });
    };
}

} // namespace

void list_discussions(call_ptr call)
{
    auto const asked = call->query();
    if (!asked)
        return;
    auto const part = page_in(*asked);
    if (!part)
        return call->refuse(part.error());
    call->read(
        [call, part = *part,
         newest_first = asked->text("order") != "oldest"](storage::database& db) -> result<http::response>
        {
            auto const under = find_discussed_item(db, *call);
            if (!under)
                return under.error();
            auto const top = storage::top_discussions(db, under->id, newest_first, part);
            auto const all_replies = storage::replies_below(db, top);
            auto const below = group_replies(all_replies);
            auto const write = [&](json_writer& json)
            {
                json.array(
                    "discussions", top,
                    [&](auto const& root) { json.object([&] { write_discussion(json, root, below); }); }
                );
                json.member("discussionsEnabled", under->discussions_enabled);
                write_next(json, top.next);
            };
            return linked(object_answer(200, write), call->request, top.next);
        }
    );
}

void add_discussion(call_ptr call)
{
    if (!call->within_rate("comment " + call->viewer.text, call->use.settings.comments))
        return;
    auto members = call->members();
    if (!members)
        return;
    commands::add_discussion command{
        .auction = call->id<auction_id>("auction"),
        .item = call->id<item_id>("item"),
        .author = call->viewer,
        .content = members->text("content"),
        .at = call->at,
    };
    if (auto parent = members->optional_text("parentId"))
        command.parent = discussion_id{*std::move(parent)};
    call->commit(std::move(command), node_answer(call, 201));
}

void show_discussion(call_ptr call)
{
    call->read(
        [call](storage::database& db) -> result<http::response>
        {
            auto const under = find_discussed_item(db, *call);
            if (!under)
                return under.error();
            auto const what = storage::find_discussion(db, call->id<discussion_id>("discussion"));
            if (!what || what->item != under->id)
                return refusals::not_found("E_DISCUSSION_NOT_FOUND", "Comment not found");
            return object_answer(
                200,
                [&](json_writer& json)
                {
                    json.member("id", what->id);
                    json.member("auctionItemId", what->item);
                    json.member("userId", what->author);
                    json.member("content", what->content);
                    json.member("parentId", what->parent);
                    json.member("createdAt", what->created_at);
                    json.member("updatedAt", what->updated_at);
                    json.object(
                        "auctionItem",
                        [&]
                        {
                            json.member("id", under->id);
                            json.member("auctionId", under->auction);
                            json.member("creatorId", under->creator);
                            json.member("discussionsEnabled", under->discussions_enabled);
                        }
                    );
                }
            );
        }
    );
}

void edit_discussion(call_ptr call)
{
    auto members = call->members();
    if (!members)
        return;
    call->commit(
        commands::edit_discussion{
            call->id<auction_id>("auction"), call->id<discussion_id>("discussion"), call->viewer,
            members->text("content"), call->at},
        node_answer(call, 200)
    );
}

void remove_discussion(call_ptr call)
{
    call->commit(
        commands::remove_discussion{
            call->id<auction_id>("auction"), call->id<discussion_id>("discussion"), call->viewer, call->at},
        [](auto const&) { return message_answer(200, "The comment has been deleted"); }
    );
}

} // namespace auktiva::web
