#pragma once

#include "commands/context.hpp"

#include <cstdint>

namespace auktiva::commands {

/// Writes down how far the event log has been brought to the realtime server outside.
struct settle_publication
{
    /// The id of the last event that is done with.
    std::int64_t up_to{};
    timestamp at;

    struct answer
    {
    };
};
result<settle_publication::answer> run(settle_publication const& command, context& within);

} // namespace auktiva::commands
