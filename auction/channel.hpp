#pragma once

#include "auction/ids.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace auktiva {

inline std::string channel_of(user_id const& user)
{
    return "private-user-" + user.text;
}
inline std::string channel_of(auction_id const& auction)
{
    return "private-auction-" + auction.text;
}
inline std::string channel_of(item_id const& item)
{
    return "private-item-" + item.text;
}

/// Whose channel a name is; monostate for a name that is not one of ours.
using channel_subject = std::variant<std::monostate, user_id, auction_id, item_id>;

inline channel_subject subject_of(std::string_view channel)
{
    auto const behind = [&](std::string_view prefix)
    { return channel.starts_with(prefix) ? std::string{channel.substr(prefix.size())} : std::string{}; };
    if (auto id = behind("private-user-"); !id.empty())
        return user_id{std::move(id)};
    if (auto id = behind("private-auction-"); !id.empty())
        return auction_id{std::move(id)};
    if (auto id = behind("private-item-"); !id.empty())
        return item_id{std::move(id)};
    return {};
}

} // namespace auktiva
