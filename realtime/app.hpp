#pragma once

#include <string>

namespace auktiva::realtime {

/// What Pusher calls an app: credentials, and a set of channels of its own.
struct app
{
    std::string id;
    std::string key;
    std::string secret;
    bool enabled = true;
    /// The house's own: has channels to which nobody outside publishes.
    bool builtin = false;
};

} // namespace auktiva::realtime
