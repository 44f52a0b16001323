#pragma once

#include "app/closing_timer.hpp"
#include "app/config.hpp"
#include "app/event_pump.hpp"
#include "app/house_clock.hpp"
#include "app/mail_pump.hpp"
#include "auth/hasher.hpp"
#include "auth/rate_limit.hpp"
#include "commands/command_queue.hpp"
#include "http/server.hpp"
#include "realtime/hub.hpp"
#include "storage/file_threads.hpp"
#include "storage/image_store.hpp"
#include "storage/lock_file.hpp"
#include "storage/readers.hpp"
#include "storage/writer.hpp"
#include "web/directory.hpp"
#include "web/memory.hpp"
#include "web/polling.hpp"
#include "web/services.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <optional>
#include <thread>

namespace auktiva::app {

/// The house put together: owns every thread and every part, in the order they need each other.
class server
{
public:
    /// Opens the database, loads memory and listens. Throws what stands in the way.
    explicit server(settings const& with);
    ~server();

    std::uint16_t port() const { return http_->port(); }
    /// Claims the house; made at the first start and told only there, else empty.
    std::string const& setup_token() const { return setup_token_; }
    /// Runs until SIGTERM or SIGINT, then drains: everything accepted is finished and every socket told.
    void run();

private:
    timestamp now();
    web::options api_options(settings const& with) const;
    storage::writer_options writer_options();
    realtime::hub_settings hub_settings();
    http::options http_options(settings const& with);
    void start_mail();
    void start_publishing();
    void settle(storage::finished_batch batch);
    void offer_setup(storage::database& db);
    void every_second();
    void forget_old_notices();
    void end_expired_sessions();
    void drain();
    void settle_last_errands();
    void close_everybody();
    void stop_once_empty();

    boost::asio::io_context io_{1};
    settings const settings_;
    storage::lock_file lock_;
    std::filesystem::path const store_;
    storage::image_store const images_;
    std::optional<house_clock> clock_;
    std::string setup_token_;
    commands::house home_;
    web::options options_;
    web::directory people_;
    web::polling polling_;
    std::optional<realtime::hub> hub_;
    std::optional<web::memory> memory_;
    std::optional<storage::readers> readers_;
    std::optional<storage::writer> writer_;
    std::optional<commands::command_queue> commands_;
    storage::file_threads files_;
    auth::hasher hasher_;
    auth::rate_limiter limits_;
    std::optional<closing_timer> closing_;
    /// Empty where no mail host is set.
    std::optional<mail_pump> mails_;
    /// Empty where no realtime server is outside.
    std::optional<event_pump> publishing_;
    std::optional<web::services> services_;
    std::optional<http::server> http_;
    boost::asio::signal_set signals_;
    boost::asio::steady_timer second_;
    timestamp next_forgetting_{};
    timestamp next_expiry_{};
    std::thread drainer_;
    std::chrono::steady_clock::time_point drain_deadline_{};
};

} // namespace auktiva::app
