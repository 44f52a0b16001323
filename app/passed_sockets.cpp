#include "app/passed_sockets.hpp"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <string_view>
#include <unistd.h>

namespace auktiva::app {

namespace {

constexpr int first_descriptor = 3;

std::string text_of(char const* name)
{
    auto const* value = std::getenv(name);
    return value ? value : "";
}

} // namespace

std::vector<passed_socket> take_passed_sockets()
{
    std::vector<passed_socket> all;
    if (text_of("LISTEN_PID") != std::to_string(::getpid()))
        return all;
    auto const count = std::atoi(text_of("LISTEN_FDS").c_str());
    auto const names = text_of("LISTEN_FDNAMES");
    std::string_view rest{names};
    for (int at = 0; at < count; ++at)
    {
        auto const colon = std::min(rest.find(':'), rest.size());
        all.push_back({first_descriptor + at, std::string{rest.substr(0, colon)}});
        rest.remove_prefix(std::min(colon + 1, rest.size()));
        ::fcntl(first_descriptor + at, F_SETFD, FD_CLOEXEC);
    }
    for (auto const* name : {"LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"})
        ::unsetenv(name);
    return all;
}

} // namespace auktiva::app
