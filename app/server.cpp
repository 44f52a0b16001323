#include "app/server.hpp"

#include "app/log.hpp"
#include "auth/signature.hpp"
#include "auth/token.hpp"
#include "commands/announce_prices.hpp"
#include "commands/notifications.hpp"
#include "commands/sessions.hpp"
#include "storage/event_log.hpp"
#include "storage/house_settings.hpp"
#include "storage/image_upkeep.hpp"

#include <boost/asio/post.hpp>

#include <csignal>

namespace auktiva::app {

using namespace std::chrono_literals;

namespace {

/// As Auktiva's realtime page shows them.
void log_publish(commands::channel_event const& event)
{
    log(severity::info,
        "[Realtime:Server] Publishing: " + event.name + " → " + event.channel + " " + event.data);
}

#ifdef AUKTIVA_TESTING
/// For the test that kills the process between commit and publish.
void die_if_asked(std::filesystem::path const& data_dir)
{
    if (std::filesystem::exists(data_dir / "die-before-publish"))
        std::raise(SIGKILL);
}
#endif

} // namespace

server::server(settings const& with, bool take_over)
    : settings_{with}
    , tls_{with.network.speaks_tls() ? http::read_tls(with.network.tls) : nullptr}
    , premises_{io_, settings_, take_over}
    , store_{with.house.data_dir / "store.db"}
    , images_{with.house.data_dir / "images"}
    , home_{with.house.auth_secret, {}, with.house.allow_open_auctions}
    , polling_{auth::random_hex(4)}
    , signals_{io_, SIGTERM, SIGINT, SIGHUP}
    , second_{io_}
{
    readers_.emplace(storage::open_options{.file = store_->file()});
    writer_.emplace(writer_options());
    writer_->call(
        [this](storage::database& db)
        {
            clock_.emplace(
                wall_clock(), steady_clock(), storage::newest_event_time(db).value_or(timestamp{})
            );
            home_.log_epoch = storage::log_epoch(db, auth::random_hex(8));
            if (!settings_.house.hosted)
                offer_setup(db);
        }
    );
    if (with.driver.kind == realtime_driver::builtin)
        hub_.emplace(hub_settings());
    memory_.emplace(web::memory::parts{
        .people = people_,
        .changes = polling_.changes,
        .hub = hub_ ? &*hub_ : nullptr,
        .prices = prices_,
        .price_moved = [this] { price_timer_->look_again(); },
        .ends_moved = [this] { closing_->look_again(); },
        .mail_queued =
            [this]
        {
            if (mails_)
                mails_->look_again();
        },
        .event_logged =
            [this]
        {
            if (publishing_)
                publishing_->look_again();
        },
        .log = [](std::string_view line) { log(severity::error, line); },
        .debug = with.realtime.debug ? log_publish : decltype(web::memory::parts::debug){},
    });
    writer_->call(
        [this](storage::database& db)
        {
            memory_->load(db);
            storage::settle_uploads(db, images_);
        }
    );

    commands_.emplace(*writer_, *memory_, home_);
    closing_.emplace(io_, clock_source{[this] { return now(); }}, *readers_, *commands_);
    price_timer_.emplace(
        io_, prices_,
        [this](web::price_board::batch const& due)
        { memory_->tell(commands::prices_event(home_, due.auction, due.items)); }
    );
    options_ = api_options(with);
    start_mail();
    start_publishing();
    start_webhooks();
    home_.requires_verification = with.house.require_verification.value_or(home_.mails);
    services_.emplace(services_with(options_));
    open_doors();
    offer_metrics();
}

server::~server()
{
    if (drainer_.joinable())
        drainer_.join();
    // Nothing may come back from other threads while the parts below them go.
    certificate_.reset();
    stop_couriers();
    hasher_.stop();
    readers_->stop();
    files_.stop();
    writer_->stop();
    metrics_http_.reset();
    doors_ = {};
}

timestamp server::now()
{
    return clock_->now(wall_clock(), steady_clock());
}

/// Writer thread: everything a commit does to memory and to callers happens in one turn of the I/O thread.
void server::settle(storage::finished_batch batch)
{
#ifdef AUKTIVA_TESTING
    die_if_asked(settings_.house.data_dir);
#endif
    auto const shared = std::make_shared<storage::finished_batch>(std::move(batch));
    boost::asio::post(
        io_,
        [this, shared]
        {
            written_.add(*shared);
            storage::settle(*shared);
        }
    );
}

/// Makes the token that claims a house nobody has claimed, once.
void server::offer_setup(storage::database& db)
{
    if (storage::administrator(db) || storage::setup_token_hash(db))
        return;
    setup_token_ = auth::make_one_time_token();
    storage::set_setup_token_hash(db, auth::stored_token(setup_token_));
}

void server::run()
{
    signals_.add(SIGUSR2);
    await_signals();
    closing_->look_again();
    if (mails_)
        mails_->look_again();
    if (publishing_)
        publishing_->look_again();
    if (webhooks_)
        webhooks_->start();
    every_second();
    io_.run();
}

void server::every_second()
{
    if (hub_)
        hub_->tick(now().time_since_epoch().count());
    forget_old_notices();
    end_expired_sessions();
    second_.expires_after(1s);
    second_.async_wait(
        [this](boost::system::error_code error)
        {
            if (!error)
                every_second();
        }
    );
}

/// A command rather than tidying: pages show what it takes away.
void server::forget_old_notices()
{
    auto const at = now();
    if (at < next_forgetting_)
        return;
    next_forgetting_ = at + 1h;
    commands_->submit_urgent(
        commands::forget_notifications{at},
        [this](result<std::int64_t> const& forgotten)
        {
            if (forgotten && *forgotten >= commands::forget_notifications::at_once)
                next_forgetting_ = {};
        }
    );
}

/// A command rather than tidying: sockets close with their sessions.
void server::end_expired_sessions()
{
    auto const at = now();
    if (at < next_expiry_)
        return;
    // Sessions that open meanwhile last longer than that.
    next_expiry_ = std::min(people_.first_expiry().value_or(at + 1h), at + 1h);
    if (next_expiry_ > at)
        return;
    next_expiry_ = at + 1min;
    commands_->submit_urgent(
        commands::end_expired_sessions{at},
        [this](result<std::int64_t> const& ended)
        {
            if (ended)
                next_expiry_ = {};
        }
    );
}

} // namespace auktiva::app
