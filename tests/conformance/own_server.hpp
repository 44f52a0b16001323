#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace auktiva::conformance {

/// The real server, from the folder above this program's, with a store of its own. Stopped in the end.
class own_server
{
public:
    static constexpr std::string_view app_key = "conformance";

    /// Throws std::runtime_error if it does not come to listen.
    own_server();
    own_server(own_server const&) = delete;
    own_server& operator=(own_server const&) = delete;
    ~own_server();

    std::uint16_t port() const { return port_; }

private:
    std::uint16_t wait_until_it_listens() const;

    std::filesystem::path folder_;
    pid_t process_;
    std::uint16_t port_;
};

/// Deadlines stretch by it where AUKTIVA_TEST_SLOWNESS says so.
int slowness();

/// A TCP connection whose reads wait 20 s at most.
class client_line
{
public:
    explicit client_line(std::uint16_t port);
    client_line(client_line const&) = delete;
    client_line& operator=(client_line const&) = delete;
    ~client_line();

    /// Gives up silently where the server has hung up.
    void send(std::string_view bytes);
    /// Less only if the other end says no more, or nothing for too long.
    std::string read(std::size_t count);
    std::string read_through(std::string_view end);
    /// Whether the other end ended the stream, with nothing more in it, before the deadline.
    bool at_end();

private:
    int handle_;
};

} // namespace auktiva::conformance
