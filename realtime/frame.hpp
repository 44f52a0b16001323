#pragma once

#include "realtime/websocket.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace auktiva::realtime {

/// Finished wire bytes, made once and shared by all who get them.
using frame = std::shared_ptr<std::string const>;

inline frame make_frame(std::string bytes)
{
    return std::make_shared<std::string const>(std::move(bytes));
}

inline frame make_text_frame(std::string_view text)
{
    return make_frame(websocket::text_frame(text));
}

} // namespace auktiva::realtime
