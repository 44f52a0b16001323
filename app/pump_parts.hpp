#pragma once

#include "auction/time.hpp"
#include "commands/command_queue.hpp"
#include "storage/readers.hpp"

#include <boost/asio/io_context.hpp>

#include <functional>
#include <string_view>

namespace auktiva::app {

/// What all need that bring something from the database to the world outside.
struct pump_parts
{
    boost::asio::io_context& io;
    clock_source now;
    storage::readers& readers;
    commands::command_queue& commands;
    std::function<void(std::string_view line)> log;
    /// Divides the waits of what failed; tests hurry.
    int haste{1};
};

} // namespace auktiva::app
