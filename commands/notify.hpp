#pragma once

#include "auction/notification.hpp"
#include "commands/context.hpp"

#include <span>

namespace auktiva::commands {

/// Stores a notice and tells its recipient at once, in his language; nothing if he muted its type. Its id and
/// time are filled in here.
void notify(context& within, notification const& notice);

/// The same notice to each of them.
void notify_all(context& within, notification const& notice, std::span<user_id const> recipients);

} // namespace auktiva::commands
