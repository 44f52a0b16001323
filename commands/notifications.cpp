#include "commands/notifications.hpp"

#include "auction/refusals.hpp"
#include "commands/announce.hpp"
#include "storage/notifications.hpp"

#include <set>

namespace auktiva::commands {

namespace {

constexpr std::chrono::hours life_once_read{24 * 90};
constexpr std::chrono::hours longest_life{24 * 365};

result<notification> find_own_notification(context& within, notification_id const& id, user_id const& actor)
{
    auto found = storage::find_notification(within.db, id);
    if (!found)
        return refusals::not_found("E_NOTIFICATION_NOT_FOUND", "Notification not found");
    if (found->recipient != actor)
        return refusals::forbidden("E_NOT_YOURS", "This notification is not yours");
    return *std::move(found);
}

/// Other tabs and devices show the number too.
void tell_count(context& within, user_id const& user)
{
    announce(within, notifications_counted{user});
    within.touch(user);
}

} // namespace

result<read_notification::answer> run(read_notification const& command, context& within)
{
    auto const found = find_own_notification(within, command.id, command.actor);
    if (!found)
        return found.error();
    if (!found->is_read)
    {
        storage::mark_read(within.db, command.id);
        tell_count(within, command.actor);
    }
    return read_notification::answer{};
}

result<std::int64_t> run(read_all_notifications const& command, context& within)
{
    auto const count = storage::mark_all_read(within.db, command.actor);
    if (count > 0)
        tell_count(within, command.actor);
    return count;
}

result<remove_notification::answer> run(remove_notification const& command, context& within)
{
    auto const found = find_own_notification(within, command.id, command.actor);
    if (!found)
        return found.error();
    storage::remove_notification(within.db, command.id);
    if (found->is_read)
        within.touch(command.actor);
    else
        tell_count(within, command.actor);
    return remove_notification::answer{};
}

result<std::int64_t> run(forget_notifications const&, context& within)
{
    auto const forgotten = storage::prune_notifications(
        within.db, within.at - life_once_read, within.at - longest_life, forget_notifications::at_once
    );
    std::set<user_id> fewer_unread;
    for (auto const& each : forgotten)
    {
        within.touch(each.recipient);
        if (!each.was_read)
            fewer_unread.insert(each.recipient);
    }
    for (auto const& user : fewer_unread)
        announce(within, notifications_counted{user});
    return std::ssize(forgotten);
}

} // namespace auktiva::commands
