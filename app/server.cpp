#include "app/server.hpp"

#include "app/log.hpp"
#include "app/mail_settings.hpp"
#include "auction/channel.hpp"
#include "auth/cookie.hpp"
#include "auth/signature.hpp"
#include "auth/token.hpp"
#include "commands/notifications.hpp"
#include "storage/accepted_requests.hpp"
#include "storage/event_log.hpp"
#include "storage/house_settings.hpp"
#include "storage/image_upkeep.hpp"
#include "storage/mail.hpp"
#include "storage/migrations.hpp"
#include "storage/one_time_tokens.hpp"
#include "storage/sessions.hpp"
#include "web/answers.hpp"
#include "web/api.hpp"
#include "web/routes.hpp"
#include "web/sockets.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <future>

namespace auktiva::app {

using namespace std::chrono_literals;

namespace {

constexpr auto event_life = 7 * 24h;
constexpr auto retry_key_life = 48h;
constexpr auto mail_life = 30 * 24h;
/// Longer than any token works.
constexpr auto token_life = 25h;
constexpr std::int64_t rows_at_a_time = 300;
constexpr std::int64_t files_at_a_time = 16;
constexpr auto longest_drain = 8s;

timestamp wall_clock()
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::chrono::milliseconds steady_clock()
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

std::filesystem::path sound_store(std::filesystem::path file)
{
    storage::open_or_create(file);
    return file;
}

/// As Auktiva's realtime page shows them.
void log_publish(commands::channel_event const& event)
{
    log(severity::info,
        "[Realtime:Server] Publishing: " + event.name + " → " + event.channel + " " + event.data);
}

/// Two of one name would leave it open who asks.
std::vector<std::string> session_cookies()
{
    return {
        std::string{auth::cookie_names_for(false).session},
        std::string{auth::cookie_names_for(true).session}};
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

server::server(settings const& with)
    : settings_{with}
    , lock_{with.data_dir / "auktiva.lock"}
    , store_{sound_store(with.data_dir / "store.db")}
    , images_{with.data_dir / "images"}
    , home_{with.auth_secret, {}, with.allow_open_auctions}
    , polling_{auth::random_hex(4)}
    , signals_{io_, SIGTERM, SIGINT}
    , second_{io_}
{
    readers_.emplace(storage::open_options{.file = store_});
    writer_.emplace(writer_options());
    writer_->call(
        [this](storage::database& db)
        {
            clock_.emplace(
                wall_clock(), steady_clock(), storage::newest_event_time(db).value_or(timestamp{})
            );
            home_.log_epoch = storage::log_epoch(db, auth::random_hex(8));
            if (!settings_.hosted)
                offer_setup(db);
        }
    );
    if (with.driver == realtime_driver::builtin)
        hub_.emplace(hub_settings());
    memory_.emplace(web::memory::parts{
        .people = people_,
        .changes = polling_.changes,
        .hub = hub_ ? &*hub_ : nullptr,
        .ends_moved = [this] { closing_->look_again(); },
        .mail_queued =
            [this]
        {
            if (mails_)
                mails_->look_again();
        },
        .log = [](std::string_view line) { log(severity::error, line); },
        .debug = with.realtime_debug ? log_publish : decltype(web::memory::parts::debug){},
    });
    writer_->call(
        [this](storage::database& db)
        {
            memory_->load(db);
            storage::settle_uploads(db, images_);
        }
    );

    commands_.emplace(*writer_, *memory_, home_);
    clock_source const clock = [this] { return now(); };
    closing_.emplace(io_, clock, *readers_, *commands_);
    http_.emplace(
        io_, http_options(with),
        [this](http::request asked, http::responder respond)
        { web::answer(std::move(asked), std::move(respond), *services_); },
        [this](http::request asked, http::stream stream, std::string already_read)
        { web::open_socket(std::move(asked), std::move(stream), std::move(already_read), *services_); }
    );
    options_ = api_options(with);
    start_mail();
    home_.requires_verification = with.require_verification.value_or(home_.mails);
    services_.emplace(web::services{
        .settings = options_,
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
        .mail = mails_ ? &*mails_ : nullptr,
        .now = clock,
        .post = [this](std::function<void()> work) { boost::asio::post(io_, std::move(work)); },
        .log = [](std::string_view line) { log(severity::error, line); },
    });
}

server::~server()
{
    if (drainer_.joinable())
        drainer_.join();
    // Nothing may come back from other threads while the parts below them go.
    if (mails_)
        mails_->stop_courier();
    hasher_.stop();
    readers_->stop();
    files_.stop();
    writer_->stop();
    http_.reset();
}

timestamp server::now()
{
    return clock_->now(wall_clock(), steady_clock());
}

web::options server::api_options(settings const& with) const
{
    web::options options{
        .public_url = with.public_url,
        .auth_secret = with.auth_secret,
        .allowed_origins = with.allowed_origins,
        .password_min = with.password_min,
        .bids = {with.bids_per_minute, 60s},
        .comments = {with.comments_per_minute, 60s},
        .registrations = {with.registrations_per_hour, 1h},
        .sign_ins = {with.sign_ins_per_quarter, 15min},
        .cron_secret = with.cron_secret,
        .links = {with.links_per_hour, 1h},
        .hosted = with.hosted,
        .maintenance = with.maintenance,
        .apps = {{.id = with.app_id, .key = with.app_key, .secret = with.app_secret, .builtin = true}},
    };
    if (options.public_url.empty())
        options.public_url = "http://localhost:" + std::to_string(port());
    if (auto const proxies = auth::trusted_proxies::parse(with.trusted_proxies))
        options.proxies = *proxies;
    return options;
}

void server::start_mail()
{
    home_.public_url = options_.public_url;
    home_.mails = !settings_.smtp.host.empty();
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
        mail_host(settings_),
        outbound::sender{mail_sender(settings_, options_.public_url), options_.public_url}
    );
}

storage::writer_options server::writer_options()
{
    storage::writer_options options{
        .store = {.file = store_, .mode = storage::access::write},
        .deliver = [this](storage::finished_batch batch) { settle(std::move(batch)); },
        .tidy = [this](storage::database& db) { return tidy(db); },
    };
#ifdef AUKTIVA_TESTING
    if (auto const* limit = std::getenv("AUKTIVA_BENCH_BATCH_LIMIT"))
        options.batch_limit = static_cast<std::size_t>(std::atoi(limit));
#endif
    return options;
}

/// Writer thread: everything a commit does to memory and to callers happens in one turn of the I/O thread.
void server::settle(storage::finished_batch batch)
{
#ifdef AUKTIVA_TESTING
    die_if_asked(settings_.data_dir);
#endif
    auto const shared = std::make_shared<storage::finished_batch>(std::move(batch));
    boost::asio::post(io_, [shared] { storage::settle(*shared); });
}

/// Makes the token that claims a house nobody has claimed, once.
void server::offer_setup(storage::database& db)
{
    if (storage::administrator(db) || storage::setup_token_hash(db))
        return;
    setup_token_ = auth::make_one_time_token();
    storage::set_setup_token_hash(db, auth::stored_token(setup_token_));
}

/// Writer thread, when idle: forgets a little of what is old enough.
bool server::tidy(storage::database& db)
{
    auto const at = wall_clock();
    auto const pruned = storage::prune_events(db, at - event_life, rows_at_a_time) +
                        storage::prune_accepted_requests(db, at - retry_key_life, rows_at_a_time) +
                        storage::prune_mails(db, at - mail_life, rows_at_a_time) +
                        storage::prune_sessions(db, at, rows_at_a_time) +
                        storage::prune_tokens(db, at - token_life, rows_at_a_time);
    auto const removed = storage::remove_orphans(db, images_, files_at_a_time);
    return pruned >= rows_at_a_time || removed >= files_at_a_time;
}

realtime::hub_settings server::hub_settings()
{
    return {
        .apps =
            {{.id = settings_.app_id,
              .key = settings_.app_key,
              .secret = settings_.app_secret,
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
        .address = with.host,
        .port = with.port,
        .rules = {.allowed_hosts = {}, .single_cookies = session_cookies()},
        .body_limit = web::usual_body_limit,
        .admit = [this](http::request const& head) { return web::admit(head, *services_); },
        .now_ms = [this] { return std::int64_t{now().time_since_epoch().count()}; },
        .error = web::error_answer,
    };
    return options;
}

void server::run()
{
    signals_.async_wait(
        [this](boost::system::error_code error, int)
        {
            if (!error)
                drain();
        }
    );
    closing_->look_again();
    if (mails_)
        mails_->look_again();
    every_second();
    io_.run();
}

void server::every_second()
{
    if (hub_)
        hub_->tick(now().time_since_epoch().count());
    forget_old_notices();
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

void server::drain()
{
    log(severity::info, "stopping: finishing what was accepted");
    drain_deadline_ = std::chrono::steady_clock::now() + longest_drain;
    http_->stop_listening();
    closing_->stop();
    if (mails_)
        mails_->stop();
    // The queue is finished on a thread of its own: its answers need this one.
    drainer_ = std::thread{[this]
                           {
                               settle_last_mail();
                               readers_->stop();
                               files_.stop();
                               writer_->stop();
                               boost::asio::post(io_, [this] { close_everybody(); });
                           }};
}

/// Drainer's thread: what became of the mail under way is still written down.
void server::settle_last_mail()
{
    if (!mails_)
        return;
    mails_->stop_courier();
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
