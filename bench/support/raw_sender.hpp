#pragma once

#include "bench/support/inbox.hpp"

#include <cstddef>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace auktiva::bench {

/// A process of its own that does nothing but send the same bytes to many plain sockets: the least a server
/// can do.
class raw_sender
{
public:
    explicit raw_sender(std::size_t receivers);
    raw_sender(raw_sender const&) = delete;
    raw_sender& operator=(raw_sender const&) = delete;
    ~raw_sender();

    pid_t id() const { return id_; }
    /// To be called once.
    std::vector<inbox> open_receivers() const;
    /// One message to all of them, as one frame each.
    void send(std::string_view message) const;

private:
    struct doorway
    {
        doorway();
        handle listening;
        std::uint16_t port;
    };

    [[noreturn]] void work(int orders) const;

    std::size_t receivers_;
    doorway door_;
    handle orders_;
    pid_t id_;
};

} // namespace auktiva::bench
