#pragma once

#include <cstddef>
#include <string_view>

namespace auktiva::realtime {

constexpr std::size_t max_channel_name = 200;

enum class channel_kind
{
    open,
    restricted,
    encrypted,
    presence,
};

/// 1 to 200 of A–Z a–z 0–9 _ - = @ , . ; and nothing else.
bool valid_channel_name(std::string_view name);

/// By prefix: `private-encrypted-`, `private-`, `presence-`; all else is open to everybody.
channel_kind kind_of(std::string_view name);

} // namespace auktiva::realtime
