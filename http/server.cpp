#include "http/server.hpp"

#include "http/reception.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace auktiva::http {

response plain_error(int status, std::string_view text)
{
    return {.status = status, .content_type = "text/plain; charset=utf-8", .body = std::string{text} + '\n'};
}

server::server(boost::asio::io_context& io, options settings, handler handle, upgrade_handler upgrade)
    : server{
          io, listener::at(io, settings.address, settings.port), settings, std::move(handle),
          std::move(upgrade)}
{
}

server::server(
    boost::asio::io_context& io, listener at, options settings, handler handle, upgrade_handler upgrade
)
    : reception_{std::make_shared<reception>(
          io, std::move(at),
          std::make_shared<service>(std::move(settings), std::move(handle), std::move(upgrade))
      )}
{
    reception_->open();
}

server::~server()
{
    reception_->close();
}

std::uint16_t server::port() const
{
    return reception_->port();
}

std::size_t server::connections() const noexcept
{
    return reception_->shared().connections.size();
}

std::size_t server::owed() const noexcept
{
    auto const& all = reception_->shared().connections;
    return static_cast<std::size_t>(std::ranges::count_if(all, &connection::is_owed));
}

void server::renew_tls(std::shared_ptr<ssl_ctx_st> tls)
{
    reception_->shared().settings.tls = std::move(tls);
}

void server::stop_listening()
{
    reception_->stop_listening();
}

void server::close_idle()
{
    reception_->close_idle();
}

void server::when_drained(std::function<void()> callback)
{
    reception_->when_drained(std::move(callback));
}

} // namespace auktiva::http
