#pragma once

#include "http/connection.hpp"
#include "http/listener.hpp"

#include <boost/asio/steady_timer.hpp>

#include <memory>

namespace auktiva::http {

/// Lets connections in, and sends away those that have kept the server waiting too long.
class reception : public std::enable_shared_from_this<reception>
{
public:
    reception(boost::asio::io_context& io, listener at, std::shared_ptr<service> shared);

    void open();
    void stop_listening();
    void close_idle();
    void when_drained(std::function<void()> callback);
    void close();

    std::uint16_t port() const { return listener_.port(); }
    service& shared() noexcept { return *service_; }

private:
    void accept();
    void accept_after_pause();
    void admit(stream::socket connected);
    void sweep();
    void sweep_later();

    std::shared_ptr<service> service_;
    listener listener_;
    boost::asio::io_context::executor_type executor_;
    boost::asio::steady_timer pause_;
    boost::asio::steady_timer sweep_timer_;
    bool closed_{};
};

} // namespace auktiva::http
