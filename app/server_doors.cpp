#include "app/log.hpp"
#include "app/server.hpp"
#include "auth/cookie.hpp"
#include "web/answers.hpp"
#include "web/api.hpp"
#include "web/realtime_part.hpp"
#include "web/routes.hpp"
#include "web/sockets.hpp"

#include <boost/asio/post.hpp>

#include <csignal>

// How people get in, and how we are told to stop.
namespace auktiva::app {

namespace {

/// Two of one name would leave it open who asks.
std::vector<std::string> session_cookies()
{
    return {
        std::string{auth::cookie_names_for(false).session},
        std::string{auth::cookie_names_for(true).session}};
}

} // namespace

http::options server::http_options(std::shared_ptr<ssl_ctx_st> tls)
{
    return {
        .tls = std::move(tls),
        // Else whoever came by TLS once could not use the plain port any more.
        .insists_on_tls = !plain_services_,
        .rules = {.allowed_hosts = {}, .single_cookies = session_cookies()},
        .body_limit = web::usual_body_limit,
        .admit = [this](http::request const& head) { return web::admit(head, *services_); },
        .now_ms = [this] { return std::int64_t{now().time_since_epoch().count()}; },
        .error = web::error_answer,
    };
}

void server::open_doors()
{
    if (settings_.network.http_port)
    {
        plain_options_ = options_;
        plain_options_.plain_port = true;
        plain_services_.emplace(services_with(plain_options_));
    }
    open_door(entrance::main, *services_, tls_);
    if (plain_services_)
        open_door(entrance::plain, *plain_services_, nullptr);
    open_realtime_door();
    if (tls_)
        watch_certificate();
}

void server::open_door(entrance which, web::services& within, std::shared_ptr<ssl_ctx_st> tls)
{
    doors_.open(
        io_, premises_.take(which).value(), http_options(std::move(tls)),
        [&within](http::request asked, http::responder respond)
        { web::answer(std::move(asked), std::move(respond), within); },
        [&within](http::request asked, http::stream stream, std::string already_read)
        { web::open_socket(std::move(asked), std::move(stream), std::move(already_read), within); }
    );
}

void server::open_realtime_door()
{
    auto at = premises_.take(entrance::realtime);
    if (!at)
        return;
    doors_.open(
        io_, *std::move(at), http_options(tls_),
        [this](http::request asked, http::responder respond)
        { web::answer_realtime_part(std::move(asked), std::move(respond), *services_); },
        [this](http::request asked, http::stream stream, std::string already_read)
        { web::open_socket(std::move(asked), std::move(stream), std::move(already_read), *services_); }
    );
}

void server::watch_certificate()
{
    auto const renewed = [this](std::shared_ptr<ssl_ctx_st> const& tls)
    {
        boost::asio::post(
            io_,
            [this, tls]
            {
                doors_.renew_tls(tls);
                log(severity::info, "the certificate was read anew");
            }
        );
    };
    auto const refused = [this](std::string const& why) {
        boost::asio::post(
            io_, [why] { log(severity::error, "the certificate in use stays in use: " + why); }
        );
    };
    certificate_.emplace(settings_.network.tls, certificate_watch::listeners{renewed, refused});
}

void server::await_signals()
{
    signals_.async_wait(
        [this](boost::system::error_code error, int number)
        {
            if (!error)
                on_signal(number);
        }
    );
}

void server::on_signal(int number)
{
    if (number != SIGHUP)
        return drain(number == SIGUSR2);
    if (certificate_)
        certificate_->read_now();
    await_signals();
}

} // namespace auktiva::app
