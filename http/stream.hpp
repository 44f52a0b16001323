#pragma once

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <sys/uio.h>
#include <utility>

struct ssl_st;
struct ssl_ctx_st;

namespace auktiva::http {

enum class io_status
{
    done,
    would_block,
    /// The peer has said all it will say.
    closed,
    failed,
};

struct io_result
{
    io_status status{};
    std::size_t bytes{};
};

/// A connected socket, plain or under TLS. It never blocks and holds no buffer while idle.
class stream
{
public:
    using socket =
        boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;
    using executor_type = socket::executor_type;

    /// Speaks TLS if given a context; the handshake rides on the first reads and writes.
    explicit stream(socket connected, ssl_ctx_st* tls = nullptr);

    /// Under TLS, room for 16 KiB takes whole records, so none is left behind where no wait can see it.
    io_result read_some(std::span<char> into);
    /// Sends the pieces in order, as far as the socket takes them. After would_block, or less than all,
    /// the next call begins with the first byte not sent.
    io_result write_some(std::span<iovec const> pieces);
    /// How many bytes at the front of what was refused with would_block are in a TLS record already, so that
    /// the next call has to begin with the same ones.
    std::size_t sealed() const noexcept { return sealed_; }

    /// Calls `handler(boost::system::error_code)` once reading, or writing, may get on. One wait each at a
    /// time.
    template <class Handler>
    void wait_readable(Handler&& handler)
    {
        auto const what = read_needs_write_ ? socket::wait_write : socket::wait_read;
        socket_.async_wait(what, std::forward<Handler>(handler));
    }

    template <class Handler>
    void wait_writable(Handler&& handler)
    {
        auto const what = write_needs_read_ ? socket::wait_read : socket::wait_write;
        socket_.async_wait(what, std::forward<Handler>(handler));
    }

    /// Tells the peer that nothing more will come.
    void shutdown_send() noexcept;
    /// Ends both directions at once; waits end with operation_aborted.
    void close() noexcept;

    /// Whether something has arrived that was not read.
    bool has_unread() const noexcept;

    bool is_open() const noexcept { return socket_.is_open(); }
    bool is_secure() const noexcept { return tls_ != nullptr; }
    /// The other end's address, "192.0.2.1"; an IPv4 address never shows as mapped IPv6.
    std::string const& peer() const noexcept { return peer_; }
    executor_type get_executor() noexcept { return socket_.get_executor(); }

private:
    struct free_tls
    {
        void operator()(ssl_st* session) const noexcept;
    };

    io_result read_tls(std::span<char> into);
    io_result write_tls(std::span<iovec const> pieces);
    io_result explain(int outcome, bool& needs_other, int other) noexcept;

    socket socket_;
    std::unique_ptr<ssl_st, free_tls> tls_;
    std::string peer_;
    std::size_t sealed_{};
    bool read_needs_write_{};
    bool write_needs_read_{};
};

} // namespace auktiva::http
