#pragma once

#include "realtime/frame.hpp"
#include "realtime/socket.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva::realtime {

/// Who listens to one name. Each member keeps its seat, so that leaving needs no search here.
class channel
{
public:
    explicit channel(std::string name)
        : name_{std::move(name)}
    {
    }

    std::string const& name() const { return name_; }
    std::size_t size() const { return members_.size(); }
    bool has(socket& who) const;

    void join(socket& who);
    void leave(socket& who);
    /// Queues the frame for every member but the one with that socket id; tells for how many.
    std::size_t deliver(frame const& next, std::string_view except = {}) const;

private:
    std::string name_;
    std::vector<socket*> members_;
};

} // namespace auktiva::realtime
