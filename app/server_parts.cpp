#include "app/housekeeping.hpp"
#include "app/log.hpp"
#include "app/mail_settings.hpp"
#include "app/server.hpp"
#include "auction/channel.hpp"
#include "auth/cookie.hpp"
#include "web/answers.hpp"
#include "web/api.hpp"
#include "web/routes.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <cstdlib>

// What each part of the house is told.
namespace auktiva::app {

using namespace std::chrono_literals;

namespace {

/// Two of one name would leave it open who asks.
std::vector<std::string> session_cookies()
{
    return {
        std::string{auth::cookie_names_for(false).session},
        std::string{auth::cookie_names_for(true).session}};
}

} // namespace

web::options server::api_options(settings const& with) const
{
    web::options options{
        .public_url = with.network.public_url,
        .auth_secret = with.house.auth_secret,
        .allowed_origins = with.network.allowed_origins,
        .password_min = with.house.password_min,
        .bids = {with.house.bids_per_minute, 60s},
        .comments = {with.house.comments_per_minute, 60s},
        .registrations = {with.house.registrations_per_hour, 1h},
        .sign_ins = {with.house.sign_ins_per_quarter, 15min},
        .cron_secret = with.mail.cron_secret,
        .links = {with.house.links_per_hour, 1h},
        .hosted = with.house.hosted,
        .maintenance = with.house.maintenance,
        .apps =
            {{.id = with.realtime.app_id,
              .key = with.realtime.app_key,
              .secret = with.realtime.app_secret,
              .builtin = true}},
    };
    if (options.public_url.empty())
        options.public_url = "http://localhost:" + std::to_string(port());
    if (auto const proxies = auth::trusted_proxies::parse(with.network.trusted_proxies))
        options.proxies = *proxies;
    return options;
}

void server::start_mail()
{
    home_.public_url = options_.public_url;
    home_.mails = !settings_.mail.smtp.host.empty();
    if (!home_.mails)
        return;
#ifdef AUKTIVA_TESTING
    if (auto const* haste = std::getenv("AUKTIVA_TEST_MAIL_HASTE"))
        home_.mail_haste = std::max(1, std::atoi(haste));
#endif
    mails_.emplace(
        mail_pump::parts{
            .io = io_,
            .now = [this] { return now(); },
            .readers = *readers_,
            .commands = *commands_,
            .is_here = [this](user_id const& user) { return hub_ && hub_->is_connected(user.text); },
            .log = [](std::string_view line) { log(severity::warning, line); },
            .haste = home_.mail_haste,
        },
        mail_host(settings_.mail, options_.public_url),
        outbound::sender{mail_sender(settings_.mail, options_.public_url), options_.public_url}
    );
}

storage::writer_options server::writer_options()
{
    storage::writer_options options{
        .store = {.file = store_, .mode = storage::access::write},
        .deliver = [this](storage::finished_batch batch) { settle(std::move(batch)); },
        .tidy = [this](storage::database& db) { return tidy(db, images_, wall_clock()); },
    };
#ifdef AUKTIVA_TESTING
    if (auto const* limit = std::getenv("AUKTIVA_BENCH_BATCH_LIMIT"))
        options.batch_limit = static_cast<std::size_t>(std::atoi(limit));
#endif
    return options;
}

realtime::hub_settings server::hub_settings()
{
    return {
        .apps =
            {{.id = settings_.realtime.app_id,
              .key = settings_.realtime.app_key,
              .secret = settings_.realtime.app_secret,
              .builtin = true}},
        .epoch = home_.log_epoch,
        .owns = [](std::string_view channel)
        { return !std::holds_alternative<std::monostate>(subject_of(channel)); },
        .flush_wanted = [this] { boost::asio::post(io_, [this] { hub_->flush(); }); },
    };
}

http::options server::http_options(settings const& with)
{
    http::options options{
        .address = with.network.host,
        .port = with.network.port,
        .rules = {.allowed_hosts = {}, .single_cookies = session_cookies()},
        .body_limit = web::usual_body_limit,
        .admit = [this](http::request const& head) { return web::admit(head, *services_); },
        .now_ms = [this] { return std::int64_t{now().time_since_epoch().count()}; },
        .error = web::error_answer,
    };
    return options;
}

} // namespace auktiva::app
