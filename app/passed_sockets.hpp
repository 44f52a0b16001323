#pragma once

#include <string>
#include <vector>

namespace auktiva::app {

/// A socket that listens already and was passed by who started us.
struct passed_socket
{
    int descriptor{};
    /// Empty where none was told.
    std::string name;
};

/// What systemd passes, or who does as it (sd_listen_fds(3)): once, and processes we start get none of it.
std::vector<passed_socket> take_passed_sockets();

} // namespace auktiva::app
