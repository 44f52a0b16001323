#include "app/supervisor.hpp"

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace auktiva::app {

namespace {

void tell_pm2()
{
    auto const* descriptor = std::getenv("NODE_CHANNEL_FD");
    if (!descriptor)
        return;
    constexpr std::string_view ready = "\"ready\"\n";
    [[maybe_unused]] auto const told = ::write(std::atoi(descriptor), ready.data(), ready.size());
}

void tell_systemd()
{
    auto const* path = std::getenv("NOTIFY_SOCKET");
    sockaddr_un to{.sun_family = AF_UNIX, .sun_path = {}};
    if (!path || std::strlen(path) >= sizeof to.sun_path)
        return;
    std::strcpy(to.sun_path, path);
    if (to.sun_path[0] == '@')
        to.sun_path[0] = '\0';
    auto const length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + std::strlen(path));
    auto const socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    constexpr std::string_view ready = "READY=1";
    ::sendto(
        socket, ready.data(), ready.size(), MSG_NOSIGNAL, reinterpret_cast<sockaddr const*>(&to), length
    );
    ::close(socket);
}

} // namespace

void tell_supervisor_ready()
{
    tell_pm2();
    tell_systemd();
}

} // namespace auktiva::app
