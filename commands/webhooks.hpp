#pragma once

#include "commands/context.hpp"
#include "storage/webhooks.hpp"

#include <optional>

// What webhooks are told, from the moment it is sure that it will be told.
namespace auktiva::commands {

/// So many deliveries wait for one receiver at most.
inline constexpr std::int64_t most_waiting_webhooks = 10'000;

struct changed_belief
{
    storage::webhook_belief what;
    /// Whether receivers hold it true from now on.
    bool holds{};
};

/// Stores what is to be sent together with what receivers believe once they got it.
struct queue_webhooks
{
    std::vector<storage::webhook_delivery> fresh;
    std::vector<changed_belief> changes;
    timestamp at;

    struct answer
    {
        /// Given up, the oldest first, since too many waited.
        std::int64_t dropped{};
    };
};
result<queue_webhooks::answer> run(queue_webhooks const& command, context& within);

/// Takes off the queue what is done with.
struct settle_webhooks
{
    std::string url;
    std::vector<std::int64_t> done;
    /// The receiver fails: what was queued before this is given up.
    std::optional<timestamp> give_up_before;
    timestamp at;

    struct answer
    {
        std::int64_t given_up{};
    };
};
result<settle_webhooks::answer> run(settle_webhooks const& command, context& within);

} // namespace auktiva::commands
