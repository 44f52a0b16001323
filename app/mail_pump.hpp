#pragma once

#include "app/pump_parts.hpp"
#include "auction/mail.hpp"
#include "auction/time.hpp"
#include "commands/settle_mail.hpp"
#include "outbound/courier.hpp"
#include "web/mail_desk.hpp"

#include <boost/asio/steady_timer.hpp>

#include <deque>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace auktiva::app {

/// Brings mails from the queue in the database to the mail host: one at a time, in the order they are due,
/// and the next only when it is written down what became of the last. So after a crash at most one is sent
/// twice. A host that does not deal with us is left alone for a while, and no mail is blamed for it.
class mail_pump final : public web::mail_desk
{
public:
    /// Tells whether the user has a page of ours open.
    using presence = std::function<bool(user_id const&)>;

    mail_pump(pump_parts of, presence is_here, outbound::smtp_options host, outbound::sender as);

    /// Something was queued: look again.
    void look_again();
    bool failing() const override { return pauses_ > 0; }
    void send_all(std::function<void(web::mail_round)> then) override;
    /// Breaks off what is under way; its outcome comes as the last post. Not for the I/O thread.
    void stop_courier() { courier_.stop(); }
    /// From now on nothing is begun.
    void stop();

private:
    struct round
    {
        web::mail_round counts;
        std::vector<std::function<void(web::mail_round)>> told;
    };

    void sleep();
    void wake();
    void look();
    void give_up_looking(std::string_view why);
    void take(std::deque<mail> due, std::optional<timestamp> next);
    void work();
    void deliver(mail what);
    void judge(mail const& what, outbound::verdict const& verdict);
    void count(mail const& what, bool succeeded);
    void pause(std::string_view error);
    void settle(commands::settle_mail outcome);
    void end_round();

    pump_parts const of_;
    presence const is_here_;
    boost::asio::steady_timer timer_;
    boost::asio::steady_timer patience_;
    std::deque<mail> due_;
    std::optional<timestamp> next_;
    std::optional<timestamp> paused_until_;
    int pauses_{};
    std::optional<round> round_;
    bool working_{};
    bool look_again_{};
    bool stopped_{};
    outbound::courier courier_;
};

} // namespace auktiva::app
