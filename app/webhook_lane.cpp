#include "app/webhook_lane.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <iterator>

namespace auktiva::app {

using namespace std::chrono_literals;

namespace {

/// Taken off the queue together too: so many at most are sent twice after a crash.
constexpr std::int64_t read_together = 16;
constexpr std::chrono::milliseconds longest_life = 5min;
constexpr std::chrono::milliseconds longest_pause = 1min;
/// So long what the disk failed waits to be tried again.
constexpr auto settle_again_after = 2s;

bool is_taken(outbound::http_answer const& answer)
{
    return answer.status >= 200 && answer.status < 300;
}

/// Whether the receiver is well and does not want this one.
bool is_refusal(outbound::http_answer const& answer)
{
    return answer.status >= 400 && answer.status < 500 && answer.status != 408 && answer.status != 429;
}

/// 1 s, doubled each time; longer if the receiver asks for it.
std::chrono::milliseconds pause_after(int failures, outbound::http_answer const& answer)
{
    std::chrono::milliseconds const own = 1s * (1 << std::min(failures - 1, 10));
    return std::min(longest_pause, std::max<std::chrono::milliseconds>(own, answer.retry_after.value_or(0s)));
}

std::string reason_of(outbound::http_answer const& answer)
{
    return answer.status ? "it answered " + std::to_string(answer.status) : answer.error;
}

/// Paths and queries of receivers may be secret.
std::string_view origin_of(std::string_view url)
{
    auto const scheme = url.find("://");
    auto const begin = scheme == url.npos ? 0 : scheme + 3;
    auto const end = url.find_first_of("/?#", begin);
    auto const user = url.substr(0, end).rfind('@');
    return user == url.npos ? url.substr(0, end) : url.substr(user + 1, end - user - 1);
}

} // namespace

webhook_lane::webhook_lane(pump_parts const& of, std::string url, heading head)
    : of_{of}
    , url_{std::move(url)}
    , head_{std::move(head)}
    , begun_at_{of.now()}
    , timer_{of.io}
    , courier_{{.ca_file = {}, .timeouts = {.connect_timeout = 5s, .whole_timeout = 10s}}}
{
}

void webhook_lane::say(std::string const& what) const
{
    of_.log("webhook " + std::string{origin_of(url_)} + ": " + what);
}

void webhook_lane::look_again()
{
    look_again_ = true;
    if (!working_)
        look();
}

void webhook_lane::stop()
{
    stopped_ = true;
    timer_.cancel();
}

void webhook_lane::sleep(std::chrono::milliseconds time, std::function<void()> then)
{
    timer_.expires_after(time);
    timer_.async_wait(
        [this, then = std::move(then)](boost::system::error_code error)
        {
            if (!error && !stopped_)
                then();
        }
    );
}

void webhook_lane::look()
{
    if (stopped_)
        return;
    working_ = true;
    look_again_ = false;
    auto const read = [this](storage::database& db)
    {
        try
        {
            auto found = storage::next_webhook_deliveries(db, url_, read_together);
            std::deque<storage::webhook_delivery> due{
                std::move_iterator{found.begin()}, std::move_iterator{found.end()}};
            boost::asio::post(of_.io, [this, due = std::move(due)]() mutable { take(std::move(due)); });
        }
        catch (std::exception const& fault)
        {
            boost::asio::post(of_.io, [this, what = std::string{fault.what()}] { give_up_looking(what); });
        }
    };
    if (!of_.readers.submit(read))
        give_up_looking("too many are reading");
}

void webhook_lane::give_up_looking(std::string_view why)
{
    say("what it is to be told cannot be read: " + std::string{why});
    sleep(settle_again_after, [this] { look(); });
}

void webhook_lane::take(std::deque<storage::webhook_delivery> due)
{
    due_ = std::move(due);
    if (static_cast<std::int64_t>(due_.size()) == read_together)
        look_again_ = true;
    work();
}

void webhook_lane::work()
{
    while (!stopped_ && !due_.empty())
    {
        auto& next = due_.front();
        if (auto headers = head_(next))
        {
            auto const back = [this](outbound::http_answer const& answer)
            { boost::asio::post(of_.io, [this, answer] { judge(answer); }); };
            if (courier_.submit({url_, *std::move(headers), std::move(next.body)}, back))
                return;
            break;
        }
        done_.push_back(next.id);
        due_.pop_front();
    }
    settle({});
}

void webhook_lane::judge(outbound::http_answer const& answer)
{
    if (!is_taken(answer))
        return stopped_ ? settle({}) : fail(answer);
    if (std::exchange(failures_, 0) > 0)
        say("it is back");
    done_.push_back(due_.front().id);
    due_.pop_front();
    work();
}

/// Our own downtime does not count.
bool webhook_lane::is_too_old(storage::webhook_delivery const& what) const
{
    return of_.now() - std::max(what.created_at, begun_at_) > longest_life / of_.haste;
}

void webhook_lane::fail(outbound::http_answer const& answer)
{
    if (++failures_ == 1)
        say(reason_of(answer) + "; it is tried again for 5 minutes");
    bool const too_old = is_too_old(due_.front());
    if (too_old && is_refusal(answer))
    {
        // The next one may fare better.
        done_.push_back(due_.front().id);
        due_.pop_front();
        ++given_up_;
        return work();
    }
    pause_ = pause_after(failures_, answer) / of_.haste;
    due_.clear();
    look_again_ = true;
    settle(too_old ? std::optional{of_.now() - longest_life / of_.haste} : std::nullopt);
}

void webhook_lane::settle(std::optional<timestamp> give_up_before)
{
    if (done_.empty() && !give_up_before)
        return rest();
    submit({.url = url_, .done = std::exchange(done_, {}), .give_up_before = give_up_before, .at = {}});
}

void webhook_lane::submit(commands::settle_webhooks outcome)
{
    outcome.at = of_.now();
    of_.commands.submit_urgent(
        outcome,
        [this, outcome](result<commands::settle_webhooks::answer> const& written)
        {
            // Before it is written down nothing else is sent, or a full disk would have us send it over and
            // over.
            if (!written)
                return sleep(settle_again_after, [this, outcome] { submit(outcome); });
            given_up_ += written->given_up;
            rest();
        }
    );
}

void webhook_lane::rest()
{
    if (auto const lost = std::exchange(given_up_, 0))
        say("given up after 5 minutes: " + std::to_string(lost));
    if (auto const pause = std::exchange(pause_, {}); pause.count() > 0)
        return sleep(pause, [this] { look(); });
    working_ = false;
    if (look_again_)
        look();
}

} // namespace auktiva::app
