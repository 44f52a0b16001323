#include "app/webhook_pump.hpp"

#include <algorithm>

namespace auktiva::app {

using namespace std::chrono_literals;

namespace {

/// So long what the disk failed waits to be tried again.
constexpr std::chrono::milliseconds store_again_after = 2s;
/// Since the clock may be set.
constexpr std::chrono::milliseconds longest_sleep = 1s;
/// Of the time that writing took.
constexpr int pause_factor = 4;

storage::webhook_belief stored_form(realtime::belief const& what)
{
    return {what.app, what.channel, what.user_id};
}

commands::queue_webhooks command_for(realtime::webhook_haul haul, timestamp at)
{
    commands::queue_webhooks command{.fresh = {}, .changes = {}, .at = at};
    for (auto& each : haul.deliveries)
        command.fresh.push_back(
            {.app = std::move(each.app),
             .hook = static_cast<std::int64_t>(each.hook),
             .url = std::move(each.url),
             .body = std::move(each.body),
             .created_at = at}
        );
    for (auto const& each : haul.changes)
        command.changes.push_back({stored_form(each.what), each.holds});
    return command;
}

} // namespace

webhook_pump::webhook_pump(pump_parts of, realtime::webhook_desk_settings desk)
    : of_{std::move(of)}
    , window_{desk.window}
    , desk_{std::move(desk)}
    , timer_{of_.io}
{
}

void webhook_pump::load(storage::database& db)
{
    for (auto const& each : storage::webhook_beliefs(db))
        desk_.recall({each.app, each.channel, each.user_id}, now_ms());
    for (auto const& url : storage::webhook_receivers(db))
        lane_to(url);
}

void webhook_pump::start()
{
    for (auto& [url, lane] : lanes_)
        lane.look_again();
    arm();
}

void webhook_pump::take(realtime::app const& of, realtime::occasion const& what)
{
    if (stopped_)
        return;
    desk_.take(of.id, what, now_ms());
    arm();
}

void webhook_pump::stop()
{
    store();
    stopped_ = true;
    timer_.cancel();
    for (auto& [url, lane] : lanes_)
        lane.stop();
}

void webhook_pump::stop_couriers()
{
    for (auto& [url, lane] : lanes_)
        lane.stop_courier();
}

std::chrono::milliseconds webhook_pump::wait_for_haul() const
{
    std::chrono::milliseconds const due{*desk_.due() - now_ms()};
    auto const rest = std::chrono::ceil<std::chrono::milliseconds>(not_before_ - steady::now());
    return std::max({due, rest, 0ms});
}

void webhook_pump::arm()
{
    if (storing_ || stopped_ || !desk_.due())
        return;
    auto const at = steady::now() + std::min(wait_for_haul(), longest_sleep);
    if (armed_for_ && *armed_for_ <= at)
        return;
    armed_for_ = at;
    timer_.expires_at(at);
    timer_.async_wait(
        [this](boost::system::error_code error)
        {
            if (error || stopped_)
                return;
            armed_for_.reset();
            if (!storing_ && desk_.due() && wait_for_haul() == 0ms)
                store();
            else
                arm();
        }
    );
}

void webhook_pump::store()
{
    auto haul = desk_.collect(now_ms());
    if (!haul.empty())
        submit(command_for(std::move(haul), of_.now()));
}

/// One at a time, so that their order is kept.
void webhook_pump::submit(commands::queue_webhooks what)
{
    storing_ = true;
    what.at = of_.now();
    of_.commands.submit_urgent(
        what,
        [this, what, began = steady::now()](result<commands::queue_webhooks::answer> const& written)
        {
            if (written)
            {
                not_before_ = steady::now() +
                              std::max<steady::duration>(window_, pause_factor * (steady::now() - began));
                return stored(what, written->dropped);
            }
            if (stopped_)
                return;
            timer_.expires_after(store_again_after);
            timer_.async_wait(
                [this, what](boost::system::error_code error)
                {
                    if (!error)
                        submit(what);
                }
            );
        }
    );
}

void webhook_pump::stored(commands::queue_webhooks const& what, std::int64_t dropped)
{
    storing_ = false;
    say_dropped(desk_.dropped() - std::exchange(dropped_told_, desk_.dropped()), dropped);
    if (stopped_)
        return;
    for (auto const& each : what.fresh)
        lane_to(each.url).look_again();
    arm();
}

void webhook_pump::say_dropped(std::uint64_t from_desk, std::int64_t from_queue)
{
    if (from_desk > 0)
        of_.log("webhooks: " + std::to_string(from_desk) + " events not told, too many waited to be stored");
    if (from_queue > 0)
        of_.log("webhooks: " + std::to_string(from_queue) + " deliveries given up, too many waited");
}

webhook_lane& webhook_pump::lane_to(std::string const& url)
{
    auto const head = [this](storage::webhook_delivery const& what) { return headers_of(what); };
    return lanes_.try_emplace(url, of_, url, head).first->second;
}

std::optional<webhook_lane::header_list> webhook_pump::headers_of(storage::webhook_delivery const& what) const
{
    auto const* app = desk_.find_app(what.app);
    auto const* hook = app ? webhook_at(*app, static_cast<std::size_t>(what.hook), what.url) : nullptr;
    if (!hook)
        return std::nullopt;
    return webhook_headers(*app, *hook, what.body);
}

} // namespace auktiva::app
