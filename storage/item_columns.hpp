#pragma once

/// The columns of an `item`, in its order.
#define ITEM_COLUMNS                                                                                         \
    "id, auction_id, creator_id, last_updated_by, name, description, currency_code, starting_bid, "          \
    "min_bid_increment, current_bid, leader_id, leader_maximum, leader_anonymous, bid_count, "               \
    "bidder_anonymous, is_published, announced_at, is_editable_by_admin, discussions_enabled, ends_at, "     \
    "extended_until, closes_at, anti_snipe_enabled, anti_snipe_threshold, anti_snipe_extension, closed_at, " \
    "created_at, updated_at"
