#include "commands/notify.hpp"

#include "auth/random_id.hpp"
#include "commands/announce.hpp"
#include "storage/notifications.hpp"

namespace auktiva::commands {

void notify(context& within, notification notice)
{
    notice.id.text = auth::make_id(within.at);
    notice.created_at = within.at;
    storage::add_notification(within.db, notice);
    announce(within, notification_added{notice});
    within.touch(notice.recipient);
}

} // namespace auktiva::commands
