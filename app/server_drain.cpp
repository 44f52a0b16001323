#include "app/log.hpp"
#include "app/server.hpp"

#include <boost/asio/post.hpp>

#include <future>

namespace auktiva::app {

using namespace std::chrono_literals;

namespace {

constexpr auto longest_drain = 8s;

} // namespace

void server::drain()
{
    log(severity::info, "stopping: finishing what was accepted");
    drain_deadline_ = std::chrono::steady_clock::now() + longest_drain;
    http_->stop_listening();
    closing_->stop();
    if (mails_)
        mails_->stop();
    if (publishing_)
        publishing_->stop();
    // The queue is finished on a thread of its own: its answers need this one.
    drainer_ = std::thread{[this]
                           {
                               settle_last_errands();
                               readers_->stop();
                               files_.stop();
                               writer_->stop();
                               boost::asio::post(io_, [this] { close_everybody(); });
                           }};
}

/// Drainer's thread: what became of the mail and of the events under way is still written down.
void server::settle_last_errands()
{
    if (mails_)
        mails_->stop_courier();
    if (publishing_)
        publishing_->stop_courier();
    std::promise<void> told;
    boost::asio::post(io_, [&told] { told.set_value(); });
    told.get_future().wait();
}

/// Together, and with a reason that has clients look for the next process a second later.
void server::close_everybody()
{
    if (hub_)
        hub_->drain(realtime::close_code::over_capacity, "The server is restarting");
    http_->close_idle();
    stop_once_empty();
}

void server::stop_once_empty()
{
    auto const sockets = hub_ ? hub_->socket_count() + hub_->closing_count() : 0;
    if ((sockets == 0 && http_->connections() == 0) || std::chrono::steady_clock::now() >= drain_deadline_)
        return io_.stop();
    second_.expires_after(20ms);
    second_.async_wait([this](boost::system::error_code) { stop_once_empty(); });
}

} // namespace auktiva::app
