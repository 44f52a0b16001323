#pragma once

#include "app/pump_parts.hpp"
#include "commands/settle_publication.hpp"
#include "outbound/http_courier.hpp"
#include "outbound/publishing_rules.hpp"
#include "outbound/pusher_request.hpp"
#include "storage/publication.hpp"
#include "web/publishing_desk.hpp"

#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva::app {

/// Brings the event log to a realtime server outside: in the order of commits, a few at a time, and the next
/// only when it is written down that the last have arrived. So after a crash at most one request is sent
/// twice. What waits is in the log; who is more than a day or 10,000 events behind goes on with what is new.
class event_pump final : public web::publishing_desk
{
public:
    struct destination
    {
        outbound::pusher_target app;
        outbound::http_options way;
        /// Octets of an event's data it takes.
        std::size_t longest_data{};
    };

    /// Goes on after the event `published_up_to`.
    event_pump(pump_parts of, destination to, std::int64_t published_up_to);

    /// Something was logged: look again.
    void look_again();
    bool failing() const override;
    /// Breaks off what is under way; its outcome comes as the last post. Not for the I/O thread.
    void stop_courier() { courier_.stop(); }
    /// From now on nothing is begun.
    void stop();

private:
    /// What one request carries.
    struct batch
    {
        std::vector<outbound::publication> events;
        /// How far the log is done with when it has arrived.
        std::int64_t up_to{};
    };

    void look();
    void take(storage::backlog const& found, std::int64_t limit);
    bool is_hopeless(storage::backlog const& found) const;
    void send(batch what);
    void judge(batch const& what, outbound::http_answer const& heard);
    void give_up_on(batch const& what, outbound::http_answer const& heard);
    void pause(outbound::publishing outcome, outbound::http_answer const& heard);
    bool tell(outbound::publishing trouble, outbound::http_answer const& heard);
    void recover();
    void settle(std::int64_t up_to);
    void sleep(std::chrono::milliseconds wait, std::function<void()> then);
    void go_on();

    pump_parts const of_;
    destination const to_;
    boost::asio::steady_timer timer_;
    std::int64_t published_up_to_;
    /// accepted: none.
    outbound::publishing trouble_{outbound::publishing::accepted};
    int failures_{};
    /// Since when the server has had nothing to say to what it is asked to publish.
    std::optional<timestamp> unanswered_since_;
    /// When each trouble was last in the log.
    std::map<outbound::publishing, timestamp> told_at_;
    /// The trouble is in the log, and its end has to be.
    bool is_told_{};
    /// So many are sent alone, since they were not taken together.
    std::int64_t singles_{};
    bool working_{};
    bool look_again_{};
    bool stopped_{};
    std::minstd_rand chance_{std::random_device{}()};
    outbound::http_courier courier_;
};

} // namespace auktiva::app
