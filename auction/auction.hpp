#pragma once

#include "auction/bid_rules.hpp"
#include "auction/ids.hpp"
#include "auction/names.hpp"
#include "auction/time.hpp"

#include <optional>
#include <string>

namespace auktiva {

/// Who may become a member without being asked by name.
enum class join_mode
{
    free,
    invite_only,
    link,
};

template <>
inline constexpr std::array names<join_mode>{
    std::pair{join_mode::free, std::string_view{"FREE"}},
    std::pair{join_mode::invite_only, std::string_view{"INVITE_ONLY"}},
    std::pair{join_mode::link, std::string_view{"LINK"}},
};

/// Whether members see who bids.
enum class bidder_visibility
{
    visible,
    anonymous,
    per_bid,
};

template <>
inline constexpr std::array names<bidder_visibility>{
    std::pair{bidder_visibility::visible, std::string_view{"VISIBLE"}},
    std::pair{bidder_visibility::anonymous, std::string_view{"ANONYMOUS"}},
    std::pair{bidder_visibility::per_bid, std::string_view{"PER_BID"}},
};

/// The container items are sold in.
struct auction
{
    auction_id id;
    user_id creator;
    std::string name;
    std::optional<std::string> description;
    std::optional<std::string> thumbnail_url;
    join_mode joined_by{join_mode::invite_only};
    bool member_can_invite{};
    bidder_visibility visibility{bidder_visibility::visible};
    bid_mode bids{bid_mode::plain};
    item_end_mode items_end{item_end_mode::custom};
    soft_close_mode soft_close{soft_close_mode::add_to_end};
    std::optional<timestamp> ends_at;
    std::optional<timestamp> hard_stop_at;
    std::optional<timestamp> closed_at;
    bool default_items_editable_by_admin{};
    bool default_anti_snipe{};
    int default_anti_snipe_threshold{300};
    int default_anti_snipe_extension{300};
    timestamp created_at{};
    timestamp updated_at{};
    /// Where it is set, whoever joins by link must know it.
    std::optional<std::string> invite_token;
};

} // namespace auktiva
