#pragma once

#include "app/config.hpp"
#include "http/listener.hpp"
#include "storage/lock_file.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace auktiva::app {

/// What a port is for.
enum class entrance
{
    /// Everything.
    main,
    /// Everything, without TLS.
    plain,
    realtime,
    /// For whoever watches the server.
    metrics,
};

/// The lock on the data folder and the sockets that listen, got in the order that loses no caller: what
/// listens does so before anything slow is done, and two houses never open side by side.
class premises
{
public:
    /// Taking over, it listens beside the process that holds the lock, tells it so, and waits until it is
    /// gone. Throws storage::already_running, and what an address has against it.
    premises(boost::asio::io_context& io, settings const& with, bool take_over);

    /// None where there is no such entrance.
    std::optional<std::uint16_t> port_of(entrance which) const;
    /// Its socket, once.
    std::optional<http::listener> take(entrance which);
    /// Whether callers wait in sockets that others hold too, while we are gone.
    bool are_inherited() const { return inherited_; }
    /// Lets the next process in.
    void leave() { lock_.reset(); }

private:
    using opener = http::listener (*)(boost::asio::io_context&, std::string const&, std::uint16_t);

    void inherit();
    void listen(opener open);
    void succeed(storage::already_running predecessor);

    boost::asio::io_context& io_;
    settings const& with_;
    std::optional<storage::lock_file> lock_;
    std::map<entrance, http::listener> listening_;
    std::map<entrance, std::uint16_t> ports_;
    bool inherited_{};
};

} // namespace auktiva::app
