#pragma once

#include "auction/notification.hpp"
#include "commands/context.hpp"

namespace auktiva::commands {

struct read_notification
{
    notification_id id;
    user_id actor;
    timestamp at;

    struct answer
    {
    };
};
result<read_notification::answer> run(read_notification const& command, context& within);

struct read_all_notifications
{
    user_id actor;
    timestamp at;

    /// How many were unread.
    using answer = std::int64_t;
};
result<std::int64_t> run(read_all_notifications const& command, context& within);

struct remove_notification
{
    notification_id id;
    user_id actor;
    timestamp at;

    struct answer
    {
    };
};
result<remove_notification::answer> run(remove_notification const& command, context& within);

} // namespace auktiva::commands
