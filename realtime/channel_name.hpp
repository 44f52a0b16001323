#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace auktiva::realtime {

constexpr std::size_t max_channel_name = 200;
/// Of the name of a signed-in user, as Pusher's libraries have it.
constexpr std::size_t max_user_id = 200;

enum class channel_kind
{
    open,
    restricted,
    encrypted,
    presence,
    /// `#server-to-user-ID`: what is said to one signed-in user.
    user,
};

/// 1 to `longest` of A–Z a–z 0–9 _ - = @ , . ; and nothing else.
bool valid_channel_name(std::string_view name, std::size_t longest = max_channel_name);

/// By prefix: `private-encrypted-`, `private-`, `presence-`, `#server-to-user-`; all else is open to
/// everybody.
channel_kind kind_of(std::string_view name);

/// Whether the channel keeps its last event for those who come later: what follows the prefix of its kind
/// begins with `cache-`.
bool is_cache(std::string_view name);

/// 1 to 200 bytes of UTF-8 without control characters.
bool valid_user_id(std::string_view id);
std::string user_channel(std::string_view id);
/// The ID of `#server-to-user-ID`.
std::string_view user_of(std::string_view channel);

} // namespace auktiva::realtime
