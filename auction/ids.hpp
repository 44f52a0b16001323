#pragma once

#include <compare>
#include <functional>
#include <ostream>
#include <string>

namespace auktiva {

/// Opaque text, 25 characters [a-z0-9]; the tag keeps a user's id from passing for an item's.
template <class Tag>
struct basic_id
{
    std::string text;

    friend auto operator<=>(basic_id const&, basic_id const&) = default;
    friend std::ostream& operator<<(std::ostream& out, basic_id const& id) { return out << id.text; }
};

using user_id = basic_id<struct user_tag>;
using auction_id = basic_id<struct auction_tag>;
using member_id = basic_id<struct member_tag>;
using invite_id = basic_id<struct invite_tag>;
using item_id = basic_id<struct item_tag>;
using bid_id = basic_id<struct bid_tag>;
using discussion_id = basic_id<struct discussion_tag>;
using notification_id = basic_id<struct notification_tag>;
using mail_id = basic_id<struct mail_tag>;
using image_id = basic_id<struct image_tag>;

} // namespace auktiva

template <class Tag>
struct std::hash<auktiva::basic_id<Tag>>
{
    std::size_t operator()(auktiva::basic_id<Tag> const& id) const noexcept
    {
        return std::hash<std::string>{}(id.text);
    }
};
