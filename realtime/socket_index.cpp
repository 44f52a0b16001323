#include "realtime/socket_index.hpp"

#include <algorithm>

namespace auktiva::realtime {

bool socket_index::add(std::string_view key, socket& which)
{
    auto const found = sockets_.find(key);
    auto& there = found != sockets_.end() ? found->second : sockets_[std::string{key}];
    there.push_back(&which);
    return there.size() == 1;
}

bool socket_index::remove(std::string_view key, socket& which)
{
    auto const found = sockets_.find(key);
    if (found == sockets_.end())
        return false;
    auto& there = found->second;
    if (auto const known = std::ranges::find(there, &which); known != there.end())
        there.erase(known);
    if (!there.empty())
        return false;
    sockets_.erase(found);
    return true;
}

std::span<socket* const> socket_index::at(std::string_view key) const
{
    auto const found = sockets_.find(key);
    return found == sockets_.end() ? std::span<socket* const>{} : std::span<socket* const>{found->second};
}

} // namespace auktiva::realtime
