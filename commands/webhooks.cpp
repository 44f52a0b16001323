#include "commands/webhooks.hpp"

#include <set>

namespace auktiva::commands {

result<queue_webhooks::answer> run(queue_webhooks const& command, context& within)
{
    std::set<std::string_view> receivers;
    for (auto const& each : command.fresh)
    {
        storage::add_webhook_delivery(within.db, each);
        receivers.insert(each.url);
    }
    for (auto const& [what, holds] : command.changes)
        holds ? storage::add_webhook_belief(within.db, what)
              : storage::remove_webhook_belief(within.db, what);
    queue_webhooks::answer answer;
    for (auto const url : receivers)
        answer.dropped += storage::drop_surplus_webhook_deliveries(within.db, url, most_waiting_webhooks);
    return answer;
}

result<settle_webhooks::answer> run(settle_webhooks const& command, context& within)
{
    for (auto const id : command.done)
        storage::remove_webhook_delivery(within.db, id);
    settle_webhooks::answer answer;
    if (command.give_up_before)
        answer.given_up =
            storage::drop_old_webhook_deliveries(within.db, command.url, *command.give_up_before);
    return answer;
}

} // namespace auktiva::commands
