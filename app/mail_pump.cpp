#include "app/mail_pump.hpp"

#include "storage/mail.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <array>
#include <iterator>

namespace auktiva::app {

using namespace std::chrono_literals;

namespace {

constexpr std::int64_t at_once = 50;
/// So long somebody who wants all mails sent now is kept waiting.
constexpr auto longest_round = 25s;
/// So long what the disk failed waits to be tried again.
constexpr auto disk_pause = 2s;

} // namespace

mail_pump::mail_pump(pump_parts of, presence is_here, outbound::smtp_options host, outbound::sender as)
    : of_{std::move(of)}
    , is_here_{std::move(is_here)}
    , timer_{of_.io}
    , patience_{of_.io}
    , courier_{std::move(host), std::move(as)}
{
}

void mail_pump::look_again()
{
    look_again_ = true;
    if (!working_ && !paused_until_)
        look();
}

void mail_pump::stop()
{
    stopped_ = true;
    timer_.cancel();
    patience_.cancel();
    end_round();
}

void mail_pump::send_all(std::function<void(web::mail_round)> then)
{
    if (stopped_)
        return then({});
    if (round_)
        return round_->told.push_back(std::move(then));
    round_.emplace().told.push_back(std::move(then));
    patience_.expires_after(longest_round);
    patience_.async_wait(
        [this](boost::system::error_code error)
        {
            if (!error)
                end_round();
        }
    );
    of_.commands.submit_urgent(
        commands::hurry_mails{of_.now()},
        [this](auto const&)
        {
            paused_until_.reset();
            look_again();
        }
    );
}

void mail_pump::end_round()
{
    if (!round_)
        return;
    patience_.cancel();
    auto const ended = *std::exchange(round_, std::nullopt);
    for (auto const& tell : ended.told)
        tell(ended.counts);
}

/// A second at most, since the clock may be set.
void mail_pump::sleep()
{
    working_ = false;
    if (stopped_)
        return;
    timer_.expires_after(std::min(1000ms, 1000ms / of_.haste + 1ms));
    timer_.async_wait(
        [this](boost::system::error_code error)
        {
            if (!error)
                wake();
        }
    );
}

void mail_pump::wake()
{
    if (working_)
        return;
    auto const now = of_.now();
    if (paused_until_ && *paused_until_ > now)
        return sleep();
    if (paused_until_ || look_again_ || (next_ && *next_ <= now))
        look();
    else
        sleep();
}

void mail_pump::look()
{
    if (stopped_)
        return;
    timer_.cancel();
    working_ = true;
    look_again_ = false;
    paused_until_.reset();
    auto const read = [this, at = of_.now()](storage::database& db)
    {
        try
        {
            auto found = storage::due_mails(db, at, at_once);
            auto const next = storage::next_mail_due(db);
            std::deque<mail> due{std::move_iterator{found.begin()}, std::move_iterator{found.end()}};
            boost::asio::post(of_.io, [this, due = std::move(due), next] { take(due, next); });
        }
        catch (std::exception const& fault)
        {
            boost::asio::post(of_.io, [this, what = std::string{fault.what()}] { give_up_looking(what); });
        }
    };
    if (!of_.readers.submit(read))
        give_up_looking("too many are reading");
}

/// The queue could not be read; a while later it is tried again.
void mail_pump::give_up_looking(std::string_view why)
{
    of_.log("mails cannot be read: " + std::string{why});
    look_again_ = true;
    paused_until_ = of_.now() + disk_pause;
    end_round();
    sleep();
}

void mail_pump::take(std::deque<mail> due, std::optional<timestamp> next)
{
    due_ = std::move(due);
    next_ = next;
    if (static_cast<std::int64_t>(due_.size()) == at_once)
        look_again_ = true;
    work();
}

void mail_pump::work()
{
    if (stopped_)
        return;
    if (!due_.empty())
    {
        auto next = std::move(due_.front());
        due_.pop_front();
        return deliver(std::move(next));
    }
    if (look_again_ && !paused_until_)
        return look();
    end_round();
    sleep();
}

void mail_pump::deliver(mail what)
{
    if (what.kind == mail_kind::outbid && what.recipient && is_here_(*what.recipient))
        return settle({.id = what.id, .outcome = commands::mail_outcome::dropped, .error = {}, .at = {}});
    auto const back = [this, what](outbound::verdict const& verdict)
    { boost::asio::post(of_.io, [this, what, verdict] { judge(what, verdict); }); };
    if (!courier_.submit(what, back))
        sleep();
}

void mail_pump::judge(mail const& what, outbound::verdict const& verdict)
{
    using commands::mail_outcome;
    auto const outcome = [&]
    {
        switch (verdict.outcome)
        {
        case outbound::delivery::sent:
            return mail_outcome::sent;
        case outbound::delivery::refused:
            return mail_outcome::refused;
        case outbound::delivery::failed:
            return mail_outcome::failed;
        case outbound::delivery::unreachable:
            break;
        }
        return mail_outcome::untried;
    }();
    if (stopped_ && outcome == mail_outcome::untried)
        return;
    count(what, outcome == mail_outcome::sent);
    if (verdict.host_failed)
        pause(verdict.error);
    else if (outcome == mail_outcome::sent && std::exchange(pauses_, 0) > 0)
        of_.log("the mail host is back");
    settle({.id = what.id, .outcome = outcome, .error = verdict.error, .at = {}});
}

void mail_pump::count(mail const& what, bool succeeded)
{
    if (!round_)
        return;
    auto& counts = what.attempts == 0 ? round_->counts.fresh : round_->counts.retried;
    ++counts.processed;
    ++(succeeded ? counts.succeeded : counts.failed);
}

/// Longer each time, so that a host that is down for a night is not asked a thousand times.
void mail_pump::pause(std::string_view error)
{
    constexpr std::array<std::chrono::milliseconds, 3> waits{15s, 1min, 5min};
    auto const wait = waits[std::min(static_cast<std::size_t>(pauses_), waits.size() - 1)];
    if (pauses_++ == 0 && !stopped_)
        of_.log("the mail host fails, mails wait: " + std::string{error});
    due_.clear();
    look_again_ = true;
    paused_until_ = of_.now() + wait / of_.haste;
}

void mail_pump::settle(commands::settle_mail outcome)
{
    outcome.at = of_.now();
    of_.commands.submit_urgent(
        outcome,
        [this, outcome](result<commands::settle_mail::answer> const& written)
        {
            if (written || stopped_)
                return work();
            // Before that is known nothing else is sent, or a full disk would have us send it over and over.
            timer_.expires_after(disk_pause);
            timer_.async_wait(
                [this, outcome](boost::system::error_code error)
                {
                    if (!error)
                        settle(outcome);
                }
            );
        }
    );
}

} // namespace auktiva::app
