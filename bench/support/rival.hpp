#pragma once

#include "bench/support/line.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace auktiva::bench {

/// A process of its own that does nothing but send the same messages to many sockets, its way.
class rival
{
public:
    /// Accepts that many on `listening`, then sends each of what comes on `orders` to all of them.
    using trade = void (*)(int listening, int orders, std::size_t receivers);

    rival(trade way, std::size_t receivers);
    rival(rival const&) = delete;
    rival& operator=(rival const&) = delete;
    ~rival();

    pid_t id() const { return id_; }
    std::uint16_t port() const { return door_.port; }
    /// These messages to all receivers, in one turn.
    void send(std::vector<std::string> const& messages) const;

private:
    struct doorway
    {
        doorway();
        handle listening;
        std::uint16_t port;
    };

    doorway door_;
    handle orders_;
    pid_t id_;
};

/// Waits for the messages of the next turn, or takes them if they are there; none: there are no more.
std::vector<std::string> next_order(int orders);

/// Sends each message to each plain socket by a `send` of its own: the least a server can do that does not
/// wait.
void send_in_a_loop(int listening, int orders, std::size_t receivers);

} // namespace auktiva::bench
