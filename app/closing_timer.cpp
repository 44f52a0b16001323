#include "app/closing_timer.hpp"

#include "app/log.hpp"
#include "commands/auctions.hpp"
#include "commands/close_item.hpp"
#include "commands/remind_of_item.hpp"
#include "storage/auctions.hpp"
#include "storage/items.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>

namespace auktiva::app {

using namespace std::chrono_literals;

namespace {

/// Commands at a time, so that a thousand items ending together do not hold up the bids.
constexpr std::int64_t at_once = 100;

} // namespace

closing_timer::closing_timer(
    boost::asio::io_context& io, clock_source now, storage::readers& readers,
    commands::command_queue& commands
)
    : io_{io}
    , timer_{io}
    , now_{std::move(now)}
    , readers_{readers}
    , commands_{commands}
{
}

void closing_timer::look_again()
{
    look_again_ = true;
    if (!looking_)
        look();
}

void closing_timer::stop()
{
    stopped_ = true;
    timer_.cancel();
}

void closing_timer::sleep()
{
    if (stopped_)
        return;
    auto const until_next = next_ ? std::max(0ms, *next_ - now_()) : 1000ms;
    timer_.expires_after(std::min(until_next, 1000ms));
    timer_.async_wait(
        [this](boost::system::error_code error)
        {
            if (!error)
                wake();
        }
    );
}

void closing_timer::wake()
{
    if (next_ && *next_ <= now_())
        look();
    else
        sleep();
}

/// All whose time has come, and when to look for more.
struct closing_timer::due
{
    std::vector<storage::due_item> items;
    std::vector<auction_id> auctions;
    std::vector<item_id> reminders;
    std::optional<timestamp> next;
};

closing_timer::due closing_timer::find_due(storage::database& db, timestamp at)
{
    due found{
        storage::due_items(db, at, at_once), storage::auctions_to_close(db, at),
        storage::items_to_remind_of(db, at, at_once), storage::next_end(db)};
    if (auto const reminder = storage::next_reminder(db))
        found.next = found.next ? std::min(*found.next, *reminder) : reminder;
    return found;
}

void closing_timer::look()
{
    if (stopped_)
        return;
    looking_ = true;
    look_again_ = false;
    auto const read = [this, at = now_()](storage::database& db)
    {
        due found{.next = at + 1s};
        try
        {
            found = find_due(db, at);
        }
        catch (std::exception const& fault)
        {
            log(severity::error, std::string{"what ends cannot be read: "} + fault.what());
        }
        boost::asio::post(io_, [this, found = std::move(found)] { submit(found); });
    };
    if (!readers_.submit(read))
    {
        looking_ = false;
        sleep();
    }
}

void closing_timer::submit(due const& found)
{
    looking_ = false;
    next_ = found.next;
    auto const done = [](auto const&) {};
    for (auto const& item : found.items)
        commands_.submit_urgent(commands::close_item{item.id, item.closes_at}, done);
    for (auto const& auction : found.auctions)
        commands_.submit_urgent(commands::close_auction{auction, now_()}, done);
    for (auto const& item : found.reminders)
        commands_.submit_urgent(commands::remind_of_item{item, now_()}, done);
    // Each of these has us look again by its effects; should it fail, so does this.
    if (!found.items.empty() || !found.auctions.empty() || !found.reminders.empty())
        next_ = now_() + 1s;
    look_again_ ? look() : sleep();
}

} // namespace auktiva::app
