#pragma once

#include "app/pump_parts.hpp"
#include "commands/webhooks.hpp"
#include "outbound/http_courier.hpp"

#include <boost/asio/steady_timer.hpp>

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace auktiva::app {

/// The way to one receiver. What waits for it leaves in order, one POST after the other, on a thread of its
/// own: who is slow or down holds up nobody else. What fails is tried again, later each time, for 5 minutes.
class webhook_lane
{
public:
    using header_list = std::vector<std::pair<std::string, std::string>>;
    /// Nothing: nobody wants it any more.
    using heading = std::function<std::optional<header_list>(storage::webhook_delivery const&)>;

    webhook_lane(pump_parts const& of, std::string url, heading head);

    /// Something was queued.
    void look_again();
    /// From now on nothing is begun.
    void stop();
    /// Breaks off what is under way; its outcome comes as the last post. Not for the I/O thread.
    void stop_courier() { courier_.stop(); }

private:
    void look();
    void give_up_looking(std::string_view why);
    void take(std::deque<storage::webhook_delivery> due);
    void work();
    void judge(outbound::http_answer const& answer);
    void fail(outbound::http_answer const& answer);
    void settle(std::optional<timestamp> give_up_before);
    void submit(commands::settle_webhooks outcome);
    void rest();
    void sleep(std::chrono::milliseconds time, std::function<void()> then);
    bool is_too_old(storage::webhook_delivery const& what) const;
    void say(std::string const& what) const;

    pump_parts const& of_;
    std::string const url_;
    heading const head_;
    timestamp const begun_at_;
    boost::asio::steady_timer timer_;
    std::deque<storage::webhook_delivery> due_;
    std::vector<std::int64_t> done_;
    std::int64_t given_up_{};
    int failures_{};
    /// Before anything is tried again.
    std::chrono::milliseconds pause_{};
    bool working_{};
    bool look_again_{};
    bool stopped_{};
    outbound::http_courier courier_;
};

} // namespace auktiva::app
