#pragma once

#include "realtime/text_map.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva::realtime {

class socket;

/// Sockets by some text: those of a user, those who watch for one.
class socket_index
{
public:
    /// Whether it is the first one there.
    bool add(std::string_view key, socket& which);
    /// Whether it was the last one there.
    bool remove(std::string_view key, socket& which);
    std::span<socket* const> at(std::string_view key) const;

private:
    text_map<std::vector<socket*>> sockets_;
};

} // namespace auktiva::realtime
