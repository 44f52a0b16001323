#pragma once

#include "auction/auction.hpp"
#include "auction/image.hpp"
#include "storage/database.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace auktiva::storage {

/// In the order they are shown.
std::vector<image> images_of(database& db, item_id const& item);
/// The path of the first one.
std::optional<std::string> thumbnail_of(database& db, item_id const& item);
/// Of all items of the auction.
std::vector<image> images_in_auction(database& db, auction_id const& auction);

/// The path of the first image of an item.
struct item_thumbnail
{
    item_id item;
    std::optional<std::string> path;
};

/// Of all these items that are in auctions of the member.
std::vector<item_thumbnail>
thumbnails_of(database& db, std::span<item_id const> items, user_id const& member);

std::optional<image> find_image(database& db, image_id const& id);
void add_image(database& db, image const& fresh);
void move_image(database& db, image_id const& id, std::int64_t position);
void remove_image(database& db, image_id const& id);

/// An item that shows a file.
struct item_showing
{
    auction_id auction;
    user_id creator;
    bool is_published{};
    /// Whether the viewer belongs to that auction.
    bool is_member{};
};

/// An auction that shows it.
struct auction_showing
{
    join_mode joined_by{};
    bool is_member{};
};

std::vector<item_showing> items_showing(database& db, std::string_view path, user_id const& viewer);
std::vector<auction_showing> auctions_showing(database& db, std::string_view path, user_id const& viewer);

/// Whether any row names the file.
bool is_shown(database& db, std::string_view path);
/// Files whose last row has gone, at most `limit`.
std::vector<std::string> orphan_files(database& db, std::int64_t limit);
void forget_orphan(database& db, std::string_view path);

} // namespace auktiva::storage
