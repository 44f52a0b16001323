#include "app/doors.hpp"

#include <utility>

namespace auktiva::app {

void doors::open(
    boost::asio::io_context& io, http::listener at, http::options settings, http::handler handle,
    http::upgrade_handler upgrade
)
{
    bool const speaks_tls = settings.tls != nullptr;
    auto serving = std::make_unique<http::server>(
        io, std::move(at), std::move(settings), std::move(handle), std::move(upgrade)
    );
    all_.push_back({std::move(serving), speaks_tls});
}

void doors::renew_tls(std::shared_ptr<ssl_ctx_st> const& tls)
{
    for (auto& each : all_)
        if (each.speaks_tls)
            each.serving->renew_tls(tls);
}

void doors::stop_listening()
{
    for (auto& each : all_)
        each.serving->stop_listening();
}

void doors::close_idle()
{
    for (auto& each : all_)
        each.serving->close_idle();
}

std::size_t doors::connections() const
{
    std::size_t count = 0;
    for (auto const& each : all_)
        count += each.serving->connections();
    return count;
}

std::size_t doors::owed() const
{
    std::size_t count = 0;
    for (auto const& each : all_)
        count += each.serving->owed();
    return count;
}

} // namespace auktiva::app
