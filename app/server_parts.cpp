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

web::options server::api_options(settings const& with) const
{
    web::options options{
        .public_url = with.network.url(port(entrance::main).value()),
        .auth_secret = with.house.auth_secret,
        .allowed_origins = with.network.allowed_origins,
        .password_min = with.house.password_min,
        .bids = {with.house.bids_per_minute, 60s},
        .comments = {with.house.comments_per_minute, 60s},
        .registrations = {with.house.registrations_per_hour, 1h},
        .sign_ins = {with.house.sign_ins_per_quarter, 15min},
        .cron_secret = with.mail.cron_secret,
        .path_prefix = with.network.path_prefix,
        .links = {with.house.links_per_hour, 1h},
        .hosted = with.house.hosted,
        .maintenance = with.house.maintenance,
        .apps = with.realtime.apps(),
    };
    if (auto const proxies = auth::trusted_proxies::parse(with.network.trusted_proxies))
        options.proxies = *proxies;
    return options;
}

web::services server::services_with(web::options const& options)
{
    return {
        .settings = options,
        .people = people_,
        .polled = polling_,
        .commands = *commands_,
        .home = home_,
        .readers = *readers_,
        .images = images_,
        .files = files_,
        .hasher = hasher_,
        .limits = limits_,
        .hub = hub_ ? &*hub_ : nullptr,
        .outside = publishing_ ? &*publishing_ : nullptr,
        .mail = mails_ ? &*mails_ : nullptr,
        .now = [this] { return now(); },
        .post = [this](std::function<void()> work) { boost::asio::post(io_, std::move(work)); },
        .log = [](std::string_view line) { log(severity::error, line); },
    };
}

pump_parts server::parts_of_a_pump(int haste)
{
    return {
        .io = io_,
        .now = [this] { return now(); },
        .readers = *readers_,
        .commands = *commands_,
        .log = [](std::string_view line) { log(severity::warning, line); },
        .haste = haste,
    };
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
        parts_of_a_pump(home_.mail_haste),
        [this](user_id const& user) { return hub_ && hub_->is_connected(user.text); },
        mail_host(settings_.mail, options_.public_url),
        outbound::sender{mail_sender(settings_.mail, options_.public_url), options_.public_url}
    );
}

void server::start_webhooks()
{
    if (!hub_)
        return;
    webhooks_.emplace(
        parts_of_a_pump(),
        realtime::webhook_desk_settings{
            .apps = settings_.realtime.apps(),
            .batching = settings_.realtime.webhook_batching,
            .window = settings_.realtime.webhook_window,
        }
    );
    writer_->call([this](storage::database& db) { webhooks_->load(db); });
}

storage::writer_options server::writer_options()
{
    storage::writer_options options{
        .store = {.file = store_->file(), .mode = storage::access::write},
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
        .apps = settings_.realtime.apps(),
        .epoch = home_.log_epoch,
        .owns = [](std::string_view channel)
        { return !std::holds_alternative<std::monostate>(subject_of(channel)); },
        .flush_wanted = [this] { boost::asio::post(io_, [this] { hub_->flush(); }); },
        .on_occasion = [this](realtime::app const& of, realtime::occasion const& what)
        { webhooks_->take(of, what); },
        .capacity = settings_.realtime.capacity,
        .strict_protocol = settings_.realtime.strict_protocol,
    };
}

} // namespace auktiva::app
