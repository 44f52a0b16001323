#pragma once

#include "auction/ids.hpp"
#include "auction/names.hpp"
#include "auction/time.hpp"

#include <optional>

namespace auktiva {

/// What a member may do in an auction; each role may all that the ones after it may.
enum class role
{
    owner,
    admin,
    creator,
    bidder,
};

template <>
inline constexpr std::array names<role>{
    std::pair{role::owner, std::string_view{"OWNER"}},
    std::pair{role::admin, std::string_view{"ADMIN"}},
    std::pair{role::creator, std::string_view{"CREATOR"}},
    std::pair{role::bidder, std::string_view{"BIDDER"}},
};

/// A user in an auction.
struct member
{
    member_id id;
    auction_id auction;
    user_id user;
    role as{role::bidder};
    timestamp joined_at{};
    std::optional<user_id> invited_by;
};

/// A place kept for somebody by e-mail address; valid for seven days.
struct invite
{
    invite_id id;
    auction_id auction;
    std::string email;
    role as{role::bidder};
    std::string token;
    std::optional<timestamp> expires_at;
    std::optional<timestamp> used_at;
    timestamp created_at{};
    user_id sender;
};

} // namespace auktiva
