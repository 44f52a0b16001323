#pragma once

#include "auction/time.hpp"
#include "commands/command_queue.hpp"
#include "storage/readers.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <optional>

namespace auktiva::app {

/// Ends items and auctions, and has their watchers told before: asks which ends come next and submits each
/// close as a command stamped with its end. It sleeps a second at most and asks the clock again, since the
/// clock may be set.
class closing_timer
{
public:
    closing_timer(
        boost::asio::io_context& io, clock_source now, storage::readers& readers,
        commands::command_queue& commands
    );

    /// Some end has moved: look again.
    void look_again();
    void stop();

private:
    void sleep();
    void wake();
    void look();
    struct due;
    static due find_due(storage::database& db, timestamp at);
    void submit(due const& found);

    boost::asio::io_context& io_;
    boost::asio::steady_timer timer_;
    clock_source now_;
    storage::readers& readers_;
    commands::command_queue& commands_;
    std::optional<timestamp> next_;
    bool looking_{};
    bool look_again_{};
    bool stopped_{};
};

} // namespace auktiva::app
