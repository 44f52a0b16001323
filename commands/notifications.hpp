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

/// By the clock: forgets some of the notices that are old enough, those that were read earlier than others.
struct forget_notifications
{
    timestamp at;

    /// How many; fewer than `at_once` if none is left.
    using answer = std::int64_t;
    static constexpr std::int64_t at_once = 300;
};
result<std::int64_t> run(forget_notifications const& command, context& within);

} // namespace auktiva::commands
