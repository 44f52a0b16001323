#include "commands/remind_of_item.hpp"

#include "commands/notify.hpp"
#include "storage/bids.hpp"
#include "storage/items.hpp"
#include "storage/members.hpp"

namespace auktiva::commands {

result<remind_of_item::answer> run(remind_of_item const& command, context& within)
{
    auto const what = storage::find_item(within.db, command.id);
    if (!what || what->closed_at || !what->is_published ||
        !is_ending_soon(what->closes_at, what->announced_at, within.at))
        return remind_of_item::answer{};
    if (!storage::mark_reminded(within.db, what->id, within.at))
        return remind_of_item::answer{};

    within.note(ends_moved{});
    auto watchers = storage::bidders_on(within.db, what->id);
    if (storage::find_member(within.db, what->auction, what->creator))
        watchers.push_back(what->creator);
    notify_all(
        within,
        {
            .type = notification_type::ending_soon,
            .auction = what->auction,
            .item = what->id,
            .subject = what->name,
        },
        watchers
    );
    return remind_of_item::answer{};
}

} // namespace auktiva::commands
