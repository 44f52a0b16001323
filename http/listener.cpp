#include "http/listener.hpp"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/system/system_error.hpp>

#include <cerrno>
#include <linux/filter.h>
#include <sys/socket.h>
#include <unistd.h>

namespace auktiva::http {

namespace asio = boost::asio;

namespace {

[[noreturn]] void fail(int code, char const* what)
{
    throw boost::system::system_error{{code, boost::system::system_category()}, what};
}

/// What getsockopt says of a number; throws for what is no socket.
int option_of(int descriptor, int option)
{
    int value{};
    socklen_t size = sizeof value;
    if (::getsockopt(descriptor, SOL_SOCKET, option, &value, &size) != 0)
        fail(errno, "getsockopt");
    return value;
}

} // namespace

listener listener::at(io_context& io, std::string const& address, std::uint16_t port)
{
    tcp::endpoint const end{asio::ip::make_address(address), port};
    listener made{io};
    made.open(end);
    // Bound alone, so that a stranger is noticed; shared only then, for beside().
    made.acceptor_.bind(end);
    made.share_address();
    made.listen();
    return made;
}

listener listener::beside(io_context& io, std::string const& address, std::uint16_t port)
{
    tcp::endpoint const end{asio::ip::make_address(address), port};
    listener made{io};
    made.open(end);
    made.share_address();
    made.acceptor_.bind(end);
    made.listen();
    made.prefer_this();
    return made;
}

listener listener::inherited(io_context& io, int descriptor)
{
    auto const family = option_of(descriptor, SO_DOMAIN);
    if ((family != AF_INET && family != AF_INET6) || option_of(descriptor, SO_ACCEPTCONN) == 0)
        fail(EINVAL, "not a TCP socket that listens");
    listener made{io};
    made.inherited_ = true;
    made.acceptor_.assign(family == AF_INET ? tcp::v4() : tcp::v6(), descriptor);
    return made;
}

void listener::open(tcp::endpoint const& at)
{
    acceptor_.open(at.protocol());
    acceptor_.set_option(tcp::acceptor::reuse_address{true});
    if (at.address().is_v6())
        acceptor_.set_option(asio::ip::v6_only{false});
}

void listener::share_address()
{
    int const yes = 1;
    if (::setsockopt(acceptor_.native_handle(), SOL_SOCKET, SO_REUSEPORT, &yes, sizeof yes) != 0)
        fail(errno, "SO_REUSEPORT");
}

void listener::listen()
{
    acceptor_.listen(asio::socket_base::max_listen_connections);
}

/// The kernel would spread newcomers over both sockets, and reset those still on their way to the one that
/// closes. This program gives them all to the second; once it is alone, that means it.
void listener::prefer_this()
{
    sock_filter second[] = {{BPF_RET | BPF_K, 0, 0, 1}};
    sock_fprog const program{1, second};
    if (::setsockopt(
            acceptor_.native_handle(), SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, &program, sizeof program
        ) != 0)
        fail(errno, "SO_ATTACH_REUSEPORT_CBPF");
}

std::optional<stream::socket> listener::accept_waiting()
{
    if (inherited_ || !acceptor_.is_open())
        return std::nullopt;
    boost::system::error_code none;
    acceptor_.non_blocking(true, none);
    stream::socket connected{acceptor_.get_executor()};
    acceptor_.accept(connected, none);
    return none ? std::nullopt : std::optional{std::move(connected)};
}

void listener::close()
{
    boost::system::error_code ignored;
    if (!inherited_ || !acceptor_.is_open())
        return static_cast<void>(acceptor_.close(ignored));
    // Released first: closing alone would leave it watched for as long as others hold it.
    auto const descriptor = acceptor_.release(ignored);
    if (!ignored)
        ::close(descriptor);
}

} // namespace auktiva::http
