#include "commands/images.hpp"

#include "auction/refusals.hpp"
#include "auth/random_id.hpp"
#include "commands/announce.hpp"
#include "commands/lookup.hpp"
#include "storage/auctions.hpp"
#include "storage/audit.hpp"
#include "storage/images.hpp"
#include "storage/items.hpp"
#include "storage/members.hpp"

#include <algorithm>

namespace auktiva::commands {

namespace {

/// Whoever may edit an item may change what it looks like.
result<item>
find_item_to_picture(context& within, auction_id const& auction, item_id const& id, user_id const& actor)
{
    auto const acting = find_acting_member(within, auction, actor);
    if (!acting)
        return acting.error();
    auto found = find_visible_item(within, auction, id, actor);
    if (found && !may_edit(*found, actor, acting->as))
        return refusals::cannot_manage_images();
    return found;
}

/// Brings what shows the item up to date, and tells everybody if another image is its first now.
void tell_images_changed(context& within, item const& of, std::optional<std::string> const& first_before)
{
    within.touch(of.id, of.auction);
    auto const first = storage::thumbnail_of(within.db, of.id);
    if (first == first_before)
        return;
    touch_notices_of(within, of);
    if (of.is_published)
        announce(within, item_pictured{of, first});
}

} // namespace

void touch_notices_of(context& within, item const& pictured)
{
    for (auto const& member : storage::members_of(within.db, pictured.auction))
        within.touch(member);
}

result<image> run(add_image const& command, context& within)
{
    auto const of = find_item_to_picture(within, command.auction, command.fresh.item, command.actor);
    if (!of)
        return of.error();
    auto const others = storage::images_of(within.db, of->id);
    if (others.size() >= max_images)
        return refusals::bad_request("E_IMAGE_LIMIT", "An item has at most 10 images");

    auto const first = storage::thumbnail_of(within.db, of->id);
    auto fresh = command.fresh;
    fresh.id = {auth::make_id(within.at)};
    fresh.position = others.empty() ? 0 : others.back().position + 1;
    fresh.created_at = within.at;
    storage::add_image(within.db, fresh);
    tell_images_changed(within, *of, first);
    return fresh;
}

result<remove_image::answer> run(remove_image const& command, context& within)
{
    auto const of = find_item_to_picture(within, command.auction, command.item, command.actor);
    if (!of)
        return of.error();
    auto const found = storage::find_image(within.db, command.id);
    if (!found || found->item != of->id)
        return refusals::not_found("E_IMAGE_NOT_FOUND", "Image not found");

    auto const first = storage::thumbnail_of(within.db, of->id);
    storage::remove_image(within.db, found->id);
    tell_images_changed(within, *of, first);
    return remove_image::answer{};
}

result<reorder_images::answer> run(reorder_images const& command, context& within)
{
    auto const of = find_item_to_picture(within, command.auction, command.item, command.actor);
    if (!of)
        return of.error();
    auto const first = storage::thumbnail_of(within.db, of->id);
    auto images = storage::images_of(within.db, of->id);
    auto const wanted_place = [&](image const& each)
    { return std::ranges::find(command.order, each.id) - command.order.begin(); };
    std::ranges::stable_sort(images, {}, wanted_place);

    std::int64_t position = 0;
    for (auto const& each : images)
        storage::move_image(within.db, each.id, position++);
    tell_images_changed(within, *of, first);
    return reorder_images::answer{};
}

result<std::optional<std::string>> run(set_thumbnail const& command, context& within)
{
    auto const acting = find_acting_member(within, command.auction, command.actor);
    if (!acting)
        return acting.error();
    if (acting->as != role::owner)
        return refusals::forbidden(
            "E_THUMBNAIL_OWNER_ONLY", "Only the owner changes the picture of an auction"
        );

    auto const before = must_find_auction(within, command.auction);
    if (before.thumbnail_url == command.path)
        return command.path;
    auto after = before;
    after.thumbnail_url = command.path;
    after.updated_at = within.at;
    storage::save_auction(within.db, after);
    storage::add_audit(within.db, within.at, command.actor, "auction.thumbnail", after.id.text);
    announce(within, auction_updated{before, after});
    within.touch(after.id);
    return command.path;
}

} // namespace auktiva::commands
