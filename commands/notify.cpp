#include "commands/notify.hpp"

#include "auth/random_id.hpp"
#include "commands/announce.hpp"
#include "storage/notifications.hpp"

namespace auktiva::commands {

void notify(context& within, notification const& notice)
{
    notify_all(within, notice, std::span{&notice.recipient, 1});
}

void notify_all(context& within, notification const& notice, std::span<user_id const> recipients)
{
    auto listeners = storage::addressees(within.db, recipients);
    std::erase_if(listeners, [&](auto const& each) { return mutes(each.muted_types, notice.type); });

    std::vector<notification> copies;
    for (auto const& listener : listeners)
    {
        auto& copy = copies.emplace_back(notice);
        copy.id.text = auth::make_id(within.at);
        copy.recipient = listener.user;
        copy.created_at = within.at;
    }
    storage::add_notifications(within.db, copies);
    for (std::size_t at = 0; at < copies.size(); ++at)
    {
        announce(within, notification_added{copies[at], listeners[at].speaks});
        within.touch(copies[at].recipient);
    }
}

} // namespace auktiva::commands
