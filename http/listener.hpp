#pragma once

#include "http/stream.hpp"

#include <boost/asio/basic_socket_acceptor.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace auktiva::http {

/// A socket that listens. Who comes waits there, connected, until somebody accepts.
class listener
{
public:
    using io_context = boost::asio::io_context;

    /// Throws boost::system::system_error if the address is not to be had, as when somebody listens there.
    static listener at(io_context& io, std::string const& address, std::uint16_t port);
    /// Listens beside whoever of this user listens there with at() or beside(), and gets all who come from
    /// now on. Throws as at() does.
    static listener beside(io_context& io, std::string const& address, std::uint16_t port);
    /// Takes a socket that listens already and that others hold too. Throws if it is none of TCP.
    static listener inherited(io_context& io, int descriptor);

    /// Calls `then(boost::system::error_code, stream::socket)`.
    template <class Then>
    void accept(Then&& then)
    {
        acceptor_.async_accept(std::forward<Then>(then));
    }

    /// Who has come and nobody accepted. With a socket that was inherited it is the next holder who does.
    std::optional<stream::socket> accept_waiting();
    void close();

    bool is_open() const { return acceptor_.is_open(); }
    std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

private:
    using tcp = boost::asio::ip::tcp;

    explicit listener(io_context& io)
        : acceptor_{io.get_executor()}
    {
    }
    void open(tcp::endpoint const& at);
    void share_address();
    void listen();
    void prefer_this();

    boost::asio::basic_socket_acceptor<tcp, io_context::executor_type> acceptor_;
    bool inherited_{};
};

} // namespace auktiva::http
