#include "app/health_check.hpp"

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <string_view>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace auktiva::app {

namespace {

constexpr std::string_view question =
    "GET /api/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
constexpr std::string_view good_answer = "HTTP/1.1 200 ";

bool ask(int socket, std::uint16_t port)
{
    timeval const patience{.tv_sec = 5, .tv_usec = 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<sockaddr const*>(&to), sizeof to) != 0 ||
        ::send(socket, question.data(), question.size(), MSG_NOSIGNAL) !=
            static_cast<ssize_t>(question.size()))
        return false;
    std::array<char, good_answer.size()> heard{};
    return ::recv(socket, heard.data(), heard.size(), MSG_WAITALL) == static_cast<ssize_t>(heard.size()) &&
           std::string_view{heard.data(), heard.size()} == good_answer;
}

} // namespace

bool is_healthy(settings const& of)
{
    auto const socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool const healthy = ask(socket, of.network.port);
    ::close(socket);
    return healthy;
}

} // namespace auktiva::app
