#pragma once

#include "http/server.hpp"

#include <boost/asio/buffer.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace auktiva::http::testing {

/// A server on a free port, its context run by whoever waits for something.
struct running_server
{
    boost::asio::io_context io{1};
    std::int64_t now{1'700'000'000'000};
    /// The targets handled, in order.
    std::vector<std::string> seen{};
    std::unique_ptr<server> serving{};

    explicit running_server(handler handle, options settings = {}, upgrade_handler upgrade = {})
    {
        settings.now_ms = [this] { return now; };
        auto noting = [this, handle = std::move(handle)](request asked, responder answer)
        {
            seen.push_back(asked.target);
            handle(std::move(asked), std::move(answer));
        };
        serving = std::make_unique<server>(io, std::move(settings), std::move(noting), std::move(upgrade));
    }

    /// Runs the context until the condition holds; false if it does not within ten seconds.
    template <class Condition>
    bool run_until(Condition met)
    {
        auto const end = std::chrono::steady_clock::now() + std::chrono::seconds{10};
        while (!met())
        {
            if (std::chrono::steady_clock::now() > end)
                return false;
            io.run_one_for(std::chrono::milliseconds{5});
        }
        return true;
    }
};

/// A client that says exactly what it is told, byte by byte.
class raw_client
{
public:
    using tcp = boost::asio::ip::tcp;

    explicit raw_client(running_server& served, int receive_buffer = 0)
        : served_{served}
    {
        tcp::endpoint const at{boost::asio::ip::address_v4::loopback(), served.serving->port()};
        socket_.open(at.protocol());
        if (receive_buffer > 0)
            socket_.set_option(boost::asio::socket_base::receive_buffer_size{receive_buffer});
        socket_.connect(at);
        socket_.non_blocking(true);
    }

    void send(std::string_view bytes)
    {
        while (!bytes.empty())
        {
            boost::system::error_code ec;
            bytes.remove_prefix(socket_.write_some(boost::asio::buffer(bytes), ec));
            if (ec && ec != boost::asio::error::would_block)
                return;
            if (ec)
                served_.io.run_one_for(std::chrono::milliseconds{1});
        }
    }

    /// Runs the server until that text has arrived; what arrived is in `received()`.
    bool hears(std::string_view text)
    {
        return served_.run_until([&] { return received_.find(text) != received_.npos || !listen(); }) &&
               received_.find(text) != received_.npos;
    }

    /// Runs the server until it has closed the connection.
    bool is_left()
    {
        return served_.run_until([&] { return !listen(); });
    }

    /// Forgets what was received before, sends, and hears.
    bool is_answered(std::string_view bytes, std::string_view expected)
    {
        received_.clear();
        send(bytes);
        return hears(expected);
    }

    /// Takes what has arrived; false once the server has closed the connection.
    bool listen()
    {
        char buffer[4096];
        boost::system::error_code ec;
        for (;;)
        {
            auto const got = socket_.read_some(boost::asio::buffer(buffer), ec);
            if (ec)
                return ec == boost::asio::error::would_block;
            received_.append(buffer, got);
        }
    }

    std::string const& received() const noexcept { return received_; }
    tcp::socket& socket() noexcept { return socket_; }

private:
    running_server& served_;
    boost::asio::io_context unused_{};
    tcp::socket socket_{unused_};
    std::string received_;
};

/// A handler that keeps its responders for later.
struct answers_later
{
    std::vector<responder> waiting;

    handler keep()
    {
        return [this](request, responder answer) { waiting.push_back(std::move(answer)); };
    }
};

inline void say_hello(request, responder answer)
{
    answer({.content_type = "text/plain", .body = "hello"});
}

/// Answers with the request's body, or its target if there is none.
inline void echo(request asked, responder answer)
{
    answer({.content_type = "text/plain", .body = asked.body.empty() ? asked.target : asked.body});
}

inline std::string get(std::string_view target)
{
    return "GET " + std::string{target} + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

} // namespace auktiva::http::testing
