#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace auktiva::realtime {

struct text_hash
{
    using is_transparent = void;

    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// Looked up by any text without making a string of it; values stay where they are.
template <class Value>
using text_map = std::unordered_map<std::string, Value, text_hash, std::equal_to<>>;

} // namespace auktiva::realtime
