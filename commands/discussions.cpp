#include "commands/discussions.hpp"

#include "auction/channel.hpp"
#include "auction/refusals.hpp"
#include "auction/rich_text.hpp"
#include "auth/random_id.hpp"
#include "commands/announce.hpp"
#include "commands/lookup.hpp"
#include "storage/discussions.hpp"
#include "storage/items.hpp"

#include <algorithm>

namespace auktiva::commands {

namespace {

/// Clients indent replies; far beyond what any of them shows.
constexpr std::int64_t deepest_reply = 32;

problem empty_discussion()
{
    return refusals::bad_request("E_DISCUSSION_EMPTY", "A comment needs some text");
}

problem discussion_not_found()
{
    return refusals::not_found("E_DISCUSSION_NOT_FOUND", "Comment not found");
}

/// A discussion with the item it stands under and the member who acts on it.
struct discussion_at_hand
{
    discussion what;
    item under;
    member acting;
};

result<discussion_at_hand> find_discussion_at_hand(
    context& within, auction_id const& auction, discussion_id const& id, user_id const& actor
)
{
    auto acting = find_acting_member(within, auction, actor);
    if (!acting)
        return acting.error();
    auto found = storage::find_discussion(within.db, id);
    if (!found)
        return discussion_not_found();
    auto under = find_visible_item(within, auction, found->item, actor);
    if (!under)
        return discussion_not_found();
    return discussion_at_hand{*std::move(found), *std::move(under), *std::move(acting)};
}

} // namespace

result<discussion> run(add_discussion const& command, context& within)
{
    auto const acting = find_acting_member(within, command.auction, command.author);
    if (!acting)
        return acting.error();
    auto const under = find_visible_item(within, command.auction, command.item, command.author);
    if (!under)
        return under.error();
    if (!under->discussions_enabled)
        return refusals::bad_request("E_DISCUSSIONS_DISABLED", "Comments are switched off for this item");
    if (is_blank_html(command.content))
        return empty_discussion();
    if (command.parent)
    {
        auto const parent = storage::find_discussion(within.db, *command.parent);
        if (!parent || parent->item != under->id)
            return refusals::bad_request("E_PARENT_NOT_FOUND", "The comment to reply to does not exist");
        if (storage::depth_of(within.db, parent->id) >= deepest_reply)
            return refusals::bad_request(
                "E_REPLY_TOO_DEEP", "This thread is too deep; please start a new one"
            );
    }

    discussion const fresh{
        .id = {auth::make_id(within.at)},
        .item = under->id,
        .author = command.author,
        .parent = command.parent,
        .content = clean_html(command.content),
        .created_at = within.at,
        .updated_at = within.at,
    };
    storage::add_discussion(within.db, fresh);
    if (under->is_published)
        announce(within, discussion_added{fresh, *under, name_of_user(within, command.author)});
    within.touch(under->id);
    return fresh;
}

result<discussion> run(edit_discussion const& command, context& within)
{
    auto found = find_discussion_at_hand(within, command.auction, command.id, command.actor);
    if (!found)
        return found.error();
    auto& what = found->what;
    if (what.author != command.actor)
        return refusals::forbidden("E_EDIT_OWN_ONLY", "You can edit your own comments only");
    if (is_blank_html(command.content))
        return empty_discussion();

    what.content = clean_html(command.content);
    // That it was edited shows by the times alone.
    what.updated_at = std::max(within.at, what.created_at + std::chrono::milliseconds{1});
    storage::set_content(within.db, what.id, what.content, what.updated_at);
    blank(within, channel_of(what.item));
    announce(within, discussion_updated{what});
    within.touch(what.item);
    return what;
}

result<remove_discussion::answer> run(remove_discussion const& command, context& within)
{
    auto const found = find_discussion_at_hand(within, command.auction, command.id, command.actor);
    if (!found)
        return found.error();
    auto const& [what, under, acting] = *found;
    if (!may_delete(what, under, command.actor, acting.as))
        return refusals::forbidden("E_CANNOT_DELETE_DISCUSSION", "You cannot delete this comment");

    storage::remove_discussion(within.db, what.id);
    blank(within, channel_of(what.item));
    announce(within, discussion_deleted{what});
    within.touch(what.item);
    return remove_discussion::answer{};
}

} // namespace auktiva::commands
