#include "app/closing_timer.hpp"

#include "commands/auctions.hpp"
#include "commands/close_item.hpp"
#include "storage/auctions.hpp"
#include "storage/items.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>

namespace auktiva::app {

using namespace std::chrono_literals;

namespace {

/// Closes at a time, so that a thousand items ending together do not hold up the bids.
constexpr std::int64_t closes_at_once = 100;

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

void closing_timer::look()
{
    if (stopped_)
        return;
    looking_ = true;
    look_again_ = false;
    auto const read = [this, at = now_()](storage::database& db)
    {
        auto items = storage::due_items(db, at, closes_at_once);
        auto auctions = storage::auctions_to_close(db, at);
        auto next = storage::next_end(db);
        boost::asio::post(
            io_, [this, items = std::move(items), auctions = std::move(auctions), next]
            { close_due(next, items, auctions); }
        );
    };
    if (!readers_.submit(read))
    {
        looking_ = false;
        sleep();
    }
}

void closing_timer::close_due(std::optional<timestamp> next, auto const& items, auto const& auctions)
{
    looking_ = false;
    next_ = next;
    auto const done = [](auto const&) {};
    for (auto const& item : items)
        commands_.submit_urgent(commands::close_item{item.id, item.closes_at}, done);
    for (auto const& auction : auctions)
        commands_.submit_urgent(commands::close_auction{auction, now_()}, done);
    // A close has us look again by its effects; should it fail, so does this.
    if (!items.empty() || !auctions.empty())
        next_ = now_() + 1s;
    look_again_ ? look() : sleep();
}

} // namespace auktiva::app
