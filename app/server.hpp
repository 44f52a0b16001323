#pragma once

#include "app/certificate_watch.hpp"
#include "app/closing_timer.hpp"
#include "app/config.hpp"
#include "app/doors.hpp"
#include "app/event_pump.hpp"
#include "app/house_clock.hpp"
#include "app/mail_pump.hpp"
#include "app/premises.hpp"
#include "app/price_timer.hpp"
#include "app/webhook_pump.hpp"
#include "auth/hasher.hpp"
#include "auth/rate_limit.hpp"
#include "commands/command_queue.hpp"
#include "realtime/hub.hpp"
#include "storage/file_threads.hpp"
#include "storage/image_store.hpp"
#include "storage/readers.hpp"
#include "storage/sealed_store.hpp"
#include "storage/writer.hpp"
#include "web/directory.hpp"
#include "web/memory.hpp"
#include "web/metrics.hpp"
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
    /// Listens, opens the database, loads memory and lets people in. Taking over, a process that serves the
    /// folder is told to leave first. Throws what stands in the way.
    server(settings const& with, bool take_over);
    ~server();

    /// None where there is no such entrance.
    std::optional<std::uint16_t> port(entrance which) const { return premises_.port_of(which); }
    /// Claims the house; made at the first start and told only there, else empty.
    std::string const& setup_token() const { return setup_token_; }
    /// Runs until SIGTERM, SIGINT, or SIGUSR2 of a successor, then drains: everything accepted is finished
    /// and every socket told. SIGHUP has the certificate read anew.
    void run();

private:
    timestamp now();
    web::options api_options(settings const& with) const;
    web::services services_with(web::options const& options);
    storage::writer_options writer_options();
    realtime::hub_settings hub_settings();
    http::options http_options(std::shared_ptr<ssl_ctx_st> tls);
    void open_doors();
    void open_realtime_door();
    void open_door(entrance which, web::services& within, std::shared_ptr<ssl_ctx_st> tls);
    void watch_certificate();
    void await_signals();
    void on_signal(int number);
    pump_parts parts_of_a_pump(int haste = 1);
    void start_mail();
    void start_publishing();
    void offer_metrics();
    void start_webhooks();
    void settle(storage::finished_batch batch);
    void offer_setup(storage::database& db);
    void every_second();
    void forget_old_notices();
    void end_expired_sessions();
    void drain(bool successor_listens);
    void stop_couriers();
    void settle_last_errands();
    void close_everybody();
    void stop_once_empty();
    bool is_empty() const;

    boost::asio::io_context io_{1};
    settings const settings_;
    /// None where we are plain.
    std::shared_ptr<ssl_ctx_st> const tls_;
    premises premises_;
    /// None any more once the next process may open it.
    std::optional<storage::sealed_store> store_;
    storage::image_store const images_;
    std::optional<house_clock> clock_;
    std::string setup_token_;
    commands::house home_;
    web::options options_;
    web::directory people_;
    web::polling polling_;
    web::price_board prices_;
    std::optional<realtime::hub> hub_;
    std::optional<web::memory> memory_;
    std::optional<storage::readers> readers_;
    std::optional<storage::writer> writer_;
    std::optional<commands::command_queue> commands_;
    storage::file_threads files_;
    auth::hasher hasher_;
    auth::rate_limiter limits_;
    std::optional<closing_timer> closing_;
    std::optional<price_timer> price_timer_;
    /// Empty where no mail host is set.
    std::optional<mail_pump> mails_;
    /// Empty where no realtime server is outside.
    std::optional<event_pump> publishing_;
    /// Empty where there are no sockets.
    std::optional<webhook_pump> webhooks_;
    std::optional<web::services> services_;
    /// For those who come to the plain port beside TLS.
    web::options plain_options_;
    std::optional<web::services> plain_services_;
    doors doors_;
    std::optional<certificate_watch> certificate_;
    web::commit_counts written_;
    std::optional<web::metrics_source> metrics_;
    /// Empty where nobody asked for metrics; goes on while the others are closing.
    std::optional<http::server> metrics_http_;
    boost::asio::signal_set signals_;
    boost::asio::steady_timer second_;
    timestamp next_forgetting_{};
    timestamp next_expiry_{};
    std::thread drainer_;
    std::chrono::steady_clock::time_point drain_deadline_{};
    std::chrono::steady_clock::time_point goodbye_deadline_{};
    bool successor_listens_{};
};

} // namespace auktiva::app
