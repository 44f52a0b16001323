#include "bench/support/line.hpp"

#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <netinet/tcp.h>
#include <stdexcept>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

namespace auktiva::bench {

namespace {

int connect_to(std::uint16_t port)
{
    auto const number = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to{
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr = {htonl(INADDR_LOOPBACK)}, .sin_zero = {}};
    if (number < 0 || ::connect(number, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0)
        throw std::system_error{errno, std::generic_category(), "connect"};
    int const yes = 1;
    ::setsockopt(number, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return number;
}

} // namespace

handle::~handle()
{
    if (number_ >= 0)
        ::close(number_);
}

void line::free_tls::operator()(ssl_st* session) const
{
    SSL_free(session);
}

line::line(std::uint16_t port, ssl_ctx_st* tls)
    : socket_{connect_to(port)}
    , tls_{tls ? SSL_new(tls) : nullptr}
{
    if (tls_ && (SSL_set_fd(tls_.get(), number()) != 1 || SSL_connect(tls_.get()) != 1))
        throw std::runtime_error{"no TLS on port " + std::to_string(port)};
}

void line::send(std::string_view text) const
{
    if (tls_ && SSL_write(tls_.get(), text.data(), static_cast<int>(text.size())) <= 0)
        throw std::runtime_error{"the server closed a connection"};
    while (!tls_ && !text.empty())
    {
        auto const bytes = ::send(number(), text.data(), text.size(), MSG_NOSIGNAL);
        if (bytes < 0)
            throw std::system_error{errno, std::generic_category(), "send"};
        text.remove_prefix(static_cast<std::size_t>(bytes));
    }
}

bool line::receive(bool wait)
{
    std::array<char, 64 * 1024> buffer;
    auto const bytes = tls_ ? SSL_read(tls_.get(), buffer.data(), static_cast<int>(buffer.size()))
                            : ::recv(number(), buffer.data(), buffer.size(), wait ? 0 : MSG_DONTWAIT);
    if (bytes < 0 && errno == EAGAIN)
        return false;
    if (bytes <= 0)
        throw std::runtime_error{"the server closed a connection"};
    buffer_.append(buffer.data(), static_cast<std::size_t>(bytes));
    return true;
}

void line::skip() const
{
    // The kernel drops it without copying.
    ::recv(number(), nullptr, 1 << 20, MSG_DONTWAIT | MSG_TRUNC);
}

void line::consume(std::size_t count)
{
    understood_ += count;
    if (understood_ < buffer_.size())
        return;
    buffer_.clear();
    understood_ = 0;
}

} // namespace auktiva::bench
