#include "commands/notifications.hpp"

#include "auction/channel.hpp"
#include "storage/notifications.hpp"
#include "web/handlers.hpp"
#include "web/query.hpp"
#include "web/shapes.hpp"

namespace auktiva::web {

namespace {

/// −1 without the parameter: all of them.
result<std::int64_t> read_limit(http::request const& asked)
{
    auto const text = asked.parameter("limit");
    if (!text)
        return -1;
    auto const limit = read_whole(*text);
    if (!limit || *limit < 1 || *limit > 1000)
        return refusals::invalid("limit", "must be a whole number from 1 to 1000");
    return *limit;
}

} // namespace

void list_notifications(call_ptr call)
{
    auto const limit = read_limit(call->request);
    if (!limit)
        return call->refuse(limit.error());
    bool const only_unread = call->request.parameter("unread") == "true";
    call->read(
        [call, only_unread, limit = *limit](storage::database& db) -> result<http::response>
        {
            auto const& user = call->viewer;
            return object_answer(
                200,
                [&](json_writer& json)
                {
                    json.array(
                        "notifications", storage::notifications_of(db, user, only_unread, limit),
                        [&](notification const& each)
                        { json.object([&] { write_notification(json, each); }); }
                    );
                    json.member("unreadCount", storage::unread_notifications(db, user));
                    write_position(json, db, call->use.home, channel_of(user));
                }
            );
        }
    );
}

void read_notification(call_ptr call)
{
    auto const id = call->id<notification_id>("notification");
    call->commit(
        commands::read_notification{id, call->viewer, call->at},
        [id](auto const&)
        {
            return object_answer(
                200,
                [&](json_writer& json)
                {
                    json.member("id", id);
                    json.member("read", true);
                }
            );
        }
    );
}

void read_all_notifications(call_ptr call)
{
    call->commit(
        commands::read_all_notifications{call->viewer, call->at},
        [](std::int64_t count)
        {
            return object_answer(
                200,
                [&](json_writer& json)
                {
                    json.member("message", "All notifications are read");
                    json.member("count", count);
                }
            );
        }
    );
}

void remove_notification(call_ptr call)
{
    call->commit(
        commands::remove_notification{call->id<notification_id>("notification"), call->viewer, call->at},
        [](auto const&) { return message_answer(200, "The notification has been deleted"); }
    );
}

} // namespace auktiva::web
