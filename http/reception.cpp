#include "http/reception.hpp"

#include <boost/asio/post.hpp>

#include <chrono>
#include <utility>

namespace auktiva::http {

namespace asio = boost::asio;

reception::reception(asio::io_context& io, listener at, std::shared_ptr<service> shared)
    : service_{std::move(shared)}
    , listener_{std::move(at)}
    , executor_{io.get_executor()}
    , pause_{io}
    , sweep_timer_{io}
{
}

void reception::open()
{
    accept();
    sweep();
}

void reception::accept()
{
    listener_.accept(
        [self = shared_from_this()](boost::system::error_code ec, stream::socket connected)
        {
            // Whoever was accepted while we stopped is let in still.
            if (!ec && !self->closed_)
                self->admit(std::move(connected));
            if (!self->listener_.is_open())
                return;
            if (!ec || ec == asio::error::connection_aborted)
                return self->accept();
            self->accept_after_pause();
        }
    );
}

/// Out of descriptors or memory, accepting again at once would fail again at once, and spin.
void reception::accept_after_pause()
{
    pause_.expires_after(std::chrono::milliseconds{100});
    pause_.async_wait(
        [self = shared_from_this()](boost::system::error_code)
        {
            if (self->listener_.is_open())
                self->accept();
        }
    );
}

void reception::admit(stream::socket connected)
{
    auto const is_full = service_->connections.size() >= service_->settings.max_connections;
    auto const newcomer =
        std::make_shared<connection>(service_, stream{std::move(connected), service_->settings.tls.get()});
    if (is_full)
        newcomer->turn_away();
    else
        newcomer->start();
}

void reception::sweep()
{
    service_->date = format_date(service_->settings.now_ms());
    auto const now = connection::clock::now();
    auto& all = service_->connections;
    for (auto next = all.begin(); next != all.end();)
        (next++)->close_if_expired(now);
    sweep_later();
}

void reception::sweep_later()
{
    sweep_timer_.expires_after(service_->settings.sweep_period);
    sweep_timer_.async_wait(
        [weak = weak_from_this()](boost::system::error_code ec)
        {
            if (auto const self = weak.lock(); self && !ec)
                self->sweep();
        }
    );
}

void reception::stop_listening()
{
    while (auto waiting = listener_.accept_waiting())
        admit(*std::move(waiting));
    listener_.close();
    pause_.cancel();
}

void reception::close_idle()
{
    service_->is_draining = true;
    auto const now = connection::clock::now();
    auto& all = service_->connections;
    for (auto next = all.begin(); next != all.end();)
        (next++)->close_if_idle(now);
}

void reception::when_drained(std::function<void()> callback)
{
    // Posted, since the last connection may close deep inside a loop over all of them.
    auto post = [executor = executor_, callback = std::move(callback)]() mutable
    { asio::post(executor, std::move(callback)); };
    if (service_->connections.empty())
        post();
    else
        service_->when_drained = std::move(post);
}

void reception::close()
{
    closed_ = true;
    stop_listening();
    sweep_timer_.cancel();
    service_->when_drained = nullptr;
    while (!service_->connections.empty())
        service_->connections.front().close();
}

} // namespace auktiva::http
