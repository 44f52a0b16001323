#include "commands/notifications.hpp"

#include "auction/channel.hpp"
#include "storage/images.hpp"
#include "storage/notifications.hpp"
#include "web/handlers.hpp"
#include "web/page.hpp"
#include "web/shapes.hpp"

#include <span>
#include <unordered_map>
#include <vector>

namespace auktiva::web {

namespace {

/// What the user reads; he may have been deleted meanwhile.
language language_of(storage::database& db, user_id const& user)
{
    auto const found = storage::find_user(db, user);
    return found ? found->speaks : language::english;
}

/// What the items that notices tell of look like today.
std::unordered_map<item_id, std::optional<std::string>>
pictures_of(storage::database& db, std::span<notification const> notices, user_id const& viewer)
{
    std::vector<item_id> items;
    for (auto const& each : notices)
        if (each.type == notification_type::new_item && each.item)
            items.push_back(*each.item);
    std::unordered_map<item_id, std::optional<std::string>> pictures;
    for (auto& each : storage::thumbnails_of(db, items, viewer))
        pictures.emplace(std::move(each.item), std::move(each.path));
    return pictures;
}

} // namespace

void list_notifications(call_ptr call)
{
    auto const asked = call->query();
    if (!asked)
        return;
    auto const part = page_in(*asked);
    if (!part)
        return call->refuse(part.error());
    bool const only_unread = asked->text("unread") == "true";
    call->read(
        [call, only_unread, part = *part](storage::database& db) -> result<http::response>
        {
            auto const& user = call->viewer;
            auto const reader = language_of(db, user);
            auto const notices = storage::notifications_of(db, user, only_unread, part);
            auto pictures = pictures_of(db, notices, user);
            auto const write_one = [&](json_writer& json, notification const& each)
            {
                bool const is_pictured = each.type == notification_type::new_item && each.item;
                write_notification(json, each, reader, is_pictured ? pictures[*each.item] : std::nullopt);
            };
            auto const write = [&](json_writer& json)
            {
                json.array(
                    "notifications", notices,
                    [&](notification const& each) { json.object([&] { write_one(json, each); }); }
                );
                json.member("unreadCount", storage::unread_notifications(db, user));
                write_next(json, notices.next);
                write_position(json, db, call->use.home, channel_of(user));
            };
            return linked(object_answer(200, write), call->request, notices.next);
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
