#pragma once

namespace auktiva::app {

/// Tells whoever started us that we listen: PM2 by its IPC descriptor, systemd by its notify socket.
void tell_supervisor_ready();

} // namespace auktiva::app
