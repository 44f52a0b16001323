#include "app/event_pump.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <utility>

namespace auktiva::app {

using namespace std::chrono_literals;
using outbound::publishing;

namespace {

constexpr std::int64_t longest_backlog = 10'000;
constexpr auto oldest_backlog = 24h;
/// So long what the disk failed waits to be tried again.
constexpr auto pause_of_disk = 2s;
/// A server that restarts is back before pages should start to poll.
constexpr std::chrono::milliseconds patience_of_pages = 10s;
constexpr auto quiet_time = 1min;

std::string words_of(outbound::http_answer const& heard)
{
    if (heard.status == 0)
        return heard.error;
    return std::to_string(heard.status) + ' ' + outbound::printable(heard.body);
}

} // namespace

event_pump::event_pump(pump_parts of, destination to, std::int64_t published_up_to)
    : of_{std::move(of)}
    , to_{std::move(to)}
    , timer_{of_.io}
    , published_up_to_{published_up_to}
    , courier_{to_.way}
{
}

void event_pump::look_again()
{
    look_again_ = true;
    if (!working_)
        look();
}

bool event_pump::failing() const
{
    return trouble_ == publishing::limited || trouble_ == publishing::denied ||
           (unanswered_since_ && *unanswered_since_ + patience_of_pages / of_.haste < of_.now());
}

void event_pump::stop()
{
    stopped_ = true;
    timer_.cancel();
}

/// Working also while it waits: nothing overtakes what could not be sent.
void event_pump::sleep(std::chrono::milliseconds wait, std::function<void()> then)
{
    timer_.expires_after(wait);
    timer_.async_wait(
        [this, then = std::move(then)](boost::system::error_code error)
        {
            if (!error && !stopped_)
                then();
        }
    );
}

void event_pump::look()
{
    if (stopped_)
        return;
    working_ = true;
    look_again_ = false;
    auto const limit = singles_ > 0 ? std::int64_t{1} : std::int64_t{outbound::events_at_once};
    auto const read = [this, limit, after = published_up_to_](storage::database& db)
    {
        try
        {
            auto found = storage::unpublished_events(db, after, limit);
            boost::asio::post(of_.io, [this, limit, found = std::move(found)] { take(found, limit); });
        }
        catch (std::exception const& fault)
        {
            boost::asio::post(
                of_.io,
                [this, what = std::string{fault.what()}]
                {
                    of_.log("events cannot be read: " + what);
                    sleep(pause_of_disk, [this] { look(); });
                }
            );
        }
    };
    if (!of_.readers.submit(read))
        sleep(pause_of_disk, [this] { look(); });
}

bool event_pump::is_hopeless(storage::backlog const& found) const
{
    return found.newest - published_up_to_ > longest_backlog ||
           (!found.events.empty() && found.events.front().at < of_.now() - oldest_backlog);
}

void event_pump::take(storage::backlog const& found, std::int64_t limit)
{
    if (stopped_)
        return;
    if (is_hopeless(found))
    {
        of_.log(
            "the realtime server is too far behind; not published: " +
            std::to_string(found.newest - published_up_to_) + " events"
        );
        return settle(found.newest);
    }
    bool const all = static_cast<std::int64_t>(found.events.size()) < limit;
    batch next{.events = {}, .up_to = all ? found.newest : found.events.back().id};
    for (auto const& each : found.events)
        if (each.data.size() > to_.longest_data)
            of_.log("not published, as it is too long: " + each.name + " of " + each.channel);
        else
            next.events.push_back({each.channel, each.name, each.data});
    if (!next.events.empty())
        send(std::move(next));
    else if (next.up_to > published_up_to_)
        settle(next.up_to);
    else
        go_on();
}

/// Everything that was found is done with.
void event_pump::go_on()
{
    working_ = false;
    if (look_again_)
        look();
}

void event_pump::send(batch what)
{
    if (!unanswered_since_)
        unanswered_since_ = of_.now();
    auto const seconds = std::chrono::duration_cast<std::chrono::seconds>(of_.now().time_since_epoch());
    auto post = outbound::publish(to_.app, what.events, seconds.count());
    auto back = [this, what = std::move(what)](outbound::http_answer heard)
    { boost::asio::post(of_.io, [this, what, heard = std::move(heard)] { judge(what, heard); }); };
    static_cast<void>(courier_.submit(std::move(post), std::move(back)));
}

void event_pump::judge(batch const& what, outbound::http_answer const& heard)
{
    auto const outcome = outbound::judge(heard);
    if (outcome != publishing::unreachable)
        unanswered_since_.reset();
    if (outcome == publishing::accepted)
    {
        recover();
        settle(what.up_to);
    }
    else if (stopped_)
        return;
    else if (outcome == publishing::refused)
        give_up_on(what, heard);
    else
    {
        // All together may be more than it ever takes at once.
        if (outcome == publishing::limited)
            singles_ = std::max(singles_, static_cast<std::int64_t>(what.events.size()));
        pause(outcome, heard);
    }
}

/// Alone they are found out: only what is refused by itself is passed over.
void event_pump::give_up_on(batch const& what, outbound::http_answer const& heard)
{
    if (what.events.size() > 1)
    {
        singles_ = static_cast<std::int64_t>(what.events.size());
        return look();
    }
    auto const& event = what.events.front();
    of_.log("refused for good: " + event.name + " of " + event.channel + ": " + words_of(heard));
    settle(what.up_to);
}

void event_pump::pause(publishing outcome, outbound::http_answer const& heard)
{
    failures_ = outcome == trouble_ ? failures_ + 1 : 1;
    if (outcome != trouble_)
        is_told_ = tell(outcome, heard) || is_told_;
    trouble_ = outcome;
    auto const chance = std::uniform_real_distribution{0.0, 1.0}(chance_);
    sleep(outbound::wait_before_retry(outcome, failures_, chance, heard) / of_.haste, [this] { look(); });
}

/// Whether it is in the log now; what comes and goes is not told each time.
bool event_pump::tell(publishing trouble, outbound::http_answer const& heard)
{
    auto const now = of_.now();
    auto const told = told_at_.find(trouble);
    if (told != told_at_.end() && told->second + quiet_time > now)
        return false;
    told_at_[trouble] = now;
    if (trouble == publishing::limited)
        of_.log("PUSHER LIMIT EXCEEDED: " + words_of(heard) + "; events wait, pages poll");
    else if (trouble == publishing::denied)
        of_.log(
            "the realtime server refuses us, check the app's id, key and secret; events wait, pages poll: " +
            words_of(heard)
        );
    else
        of_.log("the realtime server cannot be reached, events wait: " + words_of(heard));
    return true;
}

void event_pump::recover()
{
    if (std::exchange(is_told_, false))
        of_.log("the realtime server takes events again");
    trouble_ = publishing::accepted;
    failures_ = 0;
}

void event_pump::settle(std::int64_t up_to)
{
    of_.commands.submit_urgent(
        commands::settle_publication{up_to, of_.now()},
        [this, up_to](result<commands::settle_publication::answer> const& written)
        {
            // Before that is known nothing else is sent, or a full disk would have us send it over and over.
            if (!written)
                return sleep(pause_of_disk, [this, up_to] { settle(up_to); });
            published_up_to_ = up_to;
            singles_ = std::max(std::int64_t{}, singles_ - 1);
            look();
        }
    );
}

} // namespace auktiva::app
