#include "app/health_check.hpp"

#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <array>
#include <memory>
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

bool connect_to(int socket, std::uint16_t port)
{
    timeval const patience{.tv_sec = 5, .tv_usec = 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return ::connect(socket, reinterpret_cast<sockaddr const*>(&to), sizeof to) == 0;
}

bool ask(int socket)
{
    std::array<char, good_answer.size()> heard{};
    return ::send(socket, question.data(), question.size(), MSG_NOSIGNAL) ==
               static_cast<ssize_t>(question.size()) &&
           ::recv(socket, heard.data(), heard.size(), MSG_WAITALL) == static_cast<ssize_t>(heard.size()) &&
           std::string_view{heard.data(), heard.size()} == good_answer;
}

/// Whose certificate it is does not matter: it is the process on this machine that is asked.
bool ask_by_tls(int socket)
{
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> const context{
        SSL_CTX_new(TLS_client_method()), SSL_CTX_free};
    std::unique_ptr<SSL, decltype(&SSL_free)> const session{SSL_new(context.get()), SSL_free};
    std::array<char, good_answer.size()> heard{};
    return SSL_set_fd(session.get(), socket) == 1 && SSL_connect(session.get()) == 1 &&
           SSL_write(session.get(), question.data(), static_cast<int>(question.size())) > 0 &&
           SSL_read(session.get(), heard.data(), static_cast<int>(heard.size())) ==
               static_cast<int>(heard.size()) &&
           std::string_view{heard.data(), heard.size()} == good_answer;
}

} // namespace

bool is_healthy(settings const& of)
{
    auto const socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool const healthy =
        connect_to(socket, of.network.port) && (of.network.speaks_tls() ? ask_by_tls(socket) : ask(socket));
    ::close(socket);
    return healthy;
}

} // namespace auktiva::app
