// All of it is compiled here: the server itself has no use for these streams.
#undef BOOST_ASIO_SEPARATE_COMPILATION
#undef BOOST_BEAST_SEPARATE_COMPILATION

#include "bench/beast_writer.hpp"

#include "bench/support/rival.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>

#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <sys/socket.h>

namespace auktiva::bench {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using executor = asio::io_context::executor_type;
using text = std::shared_ptr<std::string const>;

class session
{
public:
    session(asio::io_context& io, int connected)
        : socket_{asio::basic_stream_socket<tcp, executor>{io, tcp::v4(), connected}}
    {
        socket_.next_layer().set_option(tcp::no_delay{true});
        socket_.text(true);
        socket_.accept();
        read();
    }

    void send(text const& message)
    {
        waiting_.push_back(message);
        if (waiting_.size() == 1)
            write();
    }

private:
    void read()
    {
        socket_.async_read(
            incoming_,
            [this](boost::system::error_code error, std::size_t)
            {
                incoming_.clear();
                if (!error)
                    read();
            }
        );
    }

    void write()
    {
        socket_.async_write(
            asio::buffer(*waiting_.front()),
            [this](boost::system::error_code error, std::size_t)
            {
                waiting_.pop_front();
                if (!error && !waiting_.empty())
                    write();
            }
        );
    }

    boost::beast::websocket::stream<asio::basic_stream_socket<tcp, executor>> socket_;
    boost::beast::flat_buffer incoming_;
    std::deque<text> waiting_;
};

} // namespace

void write_with_beast(int listening, int orders, std::size_t receivers)
{
    asio::io_context io{1};
    std::list<session> sessions;
    while (sessions.size() < receivers)
        sessions.emplace_back(io, ::accept4(listening, nullptr, nullptr, SOCK_CLOEXEC));

    asio::posix::basic_stream_descriptor<executor> source{io, orders};
    std::function<void(boost::system::error_code)> const take = [&](boost::system::error_code error)
    {
        auto const messages = error ? std::vector<std::string>{} : next_order(orders);
        if (messages.empty())
            return io.stop();
        for (auto const& each : messages)
        {
            auto const message = std::make_shared<std::string const>(each);
            for (auto& to : sessions)
                to.send(message);
        }
        source.async_wait(source.wait_read, take);
    };
    source.async_wait(source.wait_read, take);
    io.run();
}

} // namespace auktiva::bench
