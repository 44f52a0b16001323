#include "app/log.hpp"
#include "app/server.hpp"

#include <boost/asio/post.hpp>

#include <future>

namespace auktiva::app {

using namespace std::chrono_literals;

namespace {

constexpr auto longest_drain = 8s;
/// For the closing handshakes while the next process waits for us to be gone. pusher-js tries once after a
/// second, and then not for fifteen.
constexpr auto short_goodbye = 700ms;

} // namespace

/// A successor listens already, or whoever passed us our sockets does.
void server::drain(bool successor_listens)
{
    log(severity::info, "stopping: finishing what was accepted");
    drain_deadline_ = std::chrono::steady_clock::now() + longest_drain;
    successor_listens_ = successor_listens;
    services_->stopping = true;
    // Beside a successor nobody new comes, but some may be on their way still.
    if (!successor_listens)
        doors_.stop_listening();
    closing_->stop();
    if (mails_)
        mails_->stop();
    if (publishing_)
        publishing_->stop();
    if (webhooks_)
        webhooks_->stop();
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

/// Breaks off what is under way to the world outside.
void server::stop_couriers()
{
    if (mails_)
        mails_->stop_courier();
    if (publishing_)
        publishing_->stop_courier();
    if (webhooks_)
        webhooks_->stop_couriers();
}

/// Drainer's thread: what became of what is under way is still written down.
void server::settle_last_errands()
{
    stop_couriers();
    std::promise<void> told;
    boost::asio::post(io_, [&told] { told.set_value(); });
    told.get_future().wait();
}

/// Together, and with a reason that has clients look for the next process: at once if it listens already, so
/// that none is refused, else a second later. The database is closed by now, so that process may open it.
void server::close_everybody()
{
    doors_.stop_listening();
    bool const at_once = successor_listens_ || premises_.are_inherited();
    if (hub_)
        hub_->drain(
            at_once ? realtime::close_code::reconnect : realtime::close_code::over_capacity,
            "The server is restarting"
        );
    // Sealed while it is ours.
    store_.reset();
    premises_.leave();
    goodbye_deadline_ = std::chrono::steady_clock::now() + short_goodbye;
    if (successor_listens_)
        goodbye_deadline_ = drain_deadline_;
    if (metrics_http_)
        metrics_http_->stop_listening();
    stop_once_empty();
}

void server::stop_once_empty()
{
    doors_.close_idle();
    if (is_empty())
        return io_.stop();
    second_.expires_after(5ms);
    second_.async_wait([this](boost::system::error_code) { stop_once_empty(); });
}

bool server::is_empty() const
{
    auto const now = std::chrono::steady_clock::now();
    auto const sockets = hub_ ? hub_->socket_count() + hub_->closing_count() : 0;
    bool const all_gone = sockets == 0 && doors_.connections() == 0;
    bool const only_the_silent = now >= goodbye_deadline_ && doors_.owed() == 0;
    return all_gone || only_the_silent || now >= drain_deadline_;
}

} // namespace auktiva::app
