#pragma once

#include "auction/auction.hpp"
#include "auction/image.hpp"
#include "auction/item.hpp"
#include "commands/context.hpp"

#include <optional>
#include <string>
#include <vector>

namespace auktiva::commands {

/// Shows a stored file behind the item's other images. If it is refused, the file is nobody's.
struct add_image
{
    auction_id auction;
    user_id actor;
    /// All but id, position and time are the caller's.
    image fresh;
    timestamp at;

    using answer = image;
};
result<image> run(add_image const& command, context& within);

struct remove_image
{
    auction_id auction;
    item_id item;
    image_id id;
    user_id actor;
    timestamp at;

    struct answer
    {
    };
};
result<remove_image::answer> run(remove_image const& command, context& within);

/// The images that are named come first, in that order; the others follow as they were. Names of images that
/// are not the item's say nothing.
struct reorder_images
{
    auction_id auction;
    item_id item;
    std::vector<image_id> order;
    user_id actor;
    timestamp at;

    struct answer
    {
    };
};
result<reorder_images::answer> run(reorder_images const& command, context& within);

/// The first image of an item is another one, or gone: notices of new items show it.
void touch_notices_of(context& within, item const& pictured);

/// Sets the picture of an auction to a stored file, or takes it away. Gives the path in force.
struct set_thumbnail
{
    auction_id auction;
    user_id actor;
    std::optional<std::string> path;
    timestamp at;

    using answer = std::optional<std::string>;
};
result<std::optional<std::string>> run(set_thumbnail const& command, context& within);

} // namespace auktiva::commands
