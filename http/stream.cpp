#include "http/stream.hpp"

#include <climits>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <new>
#include <sys/socket.h>

namespace auktiva::http {

namespace {

// What one TLS record holds.
constexpr std::size_t record_size = 16 * 1024;
// More pieces than this the kernel refuses.
constexpr std::size_t max_pieces = IOV_MAX;

std::string address_of(stream::socket const& connected)
{
    boost::system::error_code gone;
    auto const end = connected.remote_endpoint(gone);
    if (gone)
        return {};
    auto const address = end.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return make_address_v4(boost::asio::ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

io_result explain_errno() noexcept
{
    if (errno == EAGAIN || errno == EWOULDBLOCK)
        return {.status = io_status::would_block};
    return {.status = io_status::failed};
}

template <class Call>
ssize_t retry_interrupted(Call call) noexcept
{
    for (;;)
        if (auto const outcome = call(); outcome >= 0 || errno != EINTR)
            return outcome;
}

/// Copies the front of the pieces together: OpenSSL sends from one buffer.
std::span<char const> gather(std::span<iovec const> pieces, std::span<char> into) noexcept
{
    std::size_t size = 0;
    for (auto const& piece : pieces)
    {
        auto const part = std::min(piece.iov_len, into.size() - size);
        if (part > 0)
            std::memcpy(into.data() + size, piece.iov_base, part);
        size += part;
    }
    return into.first(size);
}

ssize_t send_plain(int fd, std::span<iovec const> pieces) noexcept
{
    // The usual case, and cheaper than a message.
    if (pieces.size() == 1)
        return ::send(fd, pieces.front().iov_base, pieces.front().iov_len, MSG_NOSIGNAL);
    msghdr message{};
    message.msg_iov = const_cast<iovec*>(pieces.data());
    message.msg_iovlen = std::min(pieces.size(), max_pieces);
    return ::sendmsg(fd, &message, MSG_NOSIGNAL);
}

} // namespace

void stream::free_tls::operator()(ssl_st* session) const noexcept
{
    SSL_free(session);
}

stream::stream(socket connected, ssl_ctx_st* tls)
    : socket_{std::move(connected)}
    , peer_{address_of(socket_)}
{
    // A socket the peer has reset already may refuse these; the first read will tell.
    boost::system::error_code ignored;
    socket_.non_blocking(true, ignored);
    socket_.set_option(boost::asio::ip::tcp::no_delay{true}, ignored);
    if (!tls)
        return;
    tls_.reset(SSL_new(tls));
    if (!tls_ || SSL_set_fd(tls_.get(), socket_.native_handle()) != 1)
        throw std::bad_alloc{};
    SSL_set_mode(
        tls_.get(),
        SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER
    );
    SSL_set_accept_state(tls_.get());
}

io_result stream::read_some(std::span<char> into)
{
    if (tls_)
        return read_tls(into);
    auto const fd = socket_.native_handle();
    auto const got = retry_interrupted([&] { return ::recv(fd, into.data(), into.size(), 0); });
    if (got < 0)
        return explain_errno();
    if (got == 0)
        return {.status = io_status::closed};
    return {.status = io_status::done, .bytes = static_cast<std::size_t>(got)};
}

io_result stream::write_some(std::span<iovec const> pieces)
{
    if (tls_)
        return write_tls(pieces);
    auto const fd = socket_.native_handle();
    auto const sent = retry_interrupted([=] { return send_plain(fd, pieces); });
    if (sent < 0)
        return explain_errno();
    return {.status = io_status::done, .bytes = static_cast<std::size_t>(sent)};
}

io_result stream::read_tls(std::span<char> into)
{
    ERR_clear_error();
    std::size_t got = 0;
    auto const outcome = SSL_read_ex(tls_.get(), into.data(), into.size(), &got);
    if (outcome == 1)
        return {.status = io_status::done, .bytes = got};
    return explain(outcome, read_needs_write_, SSL_ERROR_WANT_WRITE);
}

io_result stream::write_tls(std::span<iovec const> pieces)
{
    std::array<char, record_size> record;
    auto const bytes = gather(pieces, record);
    if (bytes.empty())
        return {.status = io_status::done};
    ERR_clear_error();
    std::size_t sent = 0;
    auto const outcome = SSL_write_ex(tls_.get(), bytes.data(), bytes.size(), &sent);
    if (outcome == 1)
        sealed_ = 0;
    else if (sealed_ == 0) // A record once sealed stays as it is, however much is offered meanwhile.
        sealed_ = bytes.size();
    if (outcome == 1)
        return {.status = io_status::done, .bytes = sent};
    return explain(outcome, write_needs_read_, SSL_ERROR_WANT_READ);
}

io_result stream::explain(int outcome, bool& needs_other, int other) noexcept
{
    auto const why = SSL_get_error(tls_.get(), outcome);
    needs_other = why == other;
    if (why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE)
        return {.status = io_status::would_block};
    if (why == SSL_ERROR_ZERO_RETURN)
        return {.status = io_status::closed};
    return {.status = io_status::failed};
}

bool stream::has_unread() const noexcept
{
    char first;
    auto const fd = const_cast<socket&>(socket_).native_handle();
    return ::recv(fd, &first, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
}

void stream::shutdown_send() noexcept
{
    if (tls_ && SSL_is_init_finished(tls_.get()))
    {
        ERR_clear_error();
        SSL_shutdown(tls_.get());
    }
    boost::system::error_code ignored;
    socket_.shutdown(socket::shutdown_send, ignored);
}

void stream::close() noexcept
{
    tls_.reset();
    boost::system::error_code ignored;
    socket_.close(ignored);
}

} // namespace auktiva::http
