#pragma once

#include "app/webhook_lane.hpp"
#include "realtime/webhook_desk.hpp"

#include <chrono>
#include <map>

namespace auktiva::app {

/// Brings what happens on channels to those whom webhooks tell: what the desk makes of it is stored, together
/// with what receivers then believe, and sent only when it is durable. So after a restart or a crash nothing
/// that was stored is lost, and nobody is left with a channel occupied that is not.
class webhook_pump
{
public:
    webhook_pump(pump_parts of, realtime::webhook_desk_settings desk);

    /// What an earlier process left; before anything is taken.
    void load(storage::database& db);
    void start();
    /// I/O thread.
    void take(realtime::app const& of, realtime::occasion const& what);
    /// What was taken is stored; from now on nothing is taken or sent. Who leaves now may come back to the
    /// next process.
    void stop();
    /// Breaks off what is under way. Not for the I/O thread.
    void stop_couriers();

private:
    using steady = std::chrono::steady_clock;

    std::int64_t now_ms() const { return of_.now().time_since_epoch().count(); }
    std::chrono::milliseconds wait_for_haul() const;
    void arm();
    void store();
    void submit(commands::queue_webhooks what);
    void stored(commands::queue_webhooks const& what, std::int64_t dropped);
    void say_dropped(std::uint64_t from_desk, std::int64_t from_queue);
    webhook_lane& lane_to(std::string const& url);
    std::optional<webhook_lane::header_list> headers_of(storage::webhook_delivery const& what) const;

    pump_parts const of_;
    std::chrono::milliseconds const window_;
    realtime::webhook_desk desk_;
    boost::asio::steady_timer timer_;
    std::optional<steady::time_point> armed_for_;
    /// Bids shall have the disk most of the time.
    steady::time_point not_before_{};
    bool storing_{};
    bool stopped_{};
    std::uint64_t dropped_told_{};
    std::map<std::string, webhook_lane> lanes_;
};

} // namespace auktiva::app
