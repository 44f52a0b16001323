#pragma once

#include "auction/notification.hpp"
#include "commands/context.hpp"

namespace auktiva::commands {

/// Stores a notice and tells its recipient at once. Its id and time are filled in here.
void notify(context& within, notification notice);

} // namespace auktiva::commands
