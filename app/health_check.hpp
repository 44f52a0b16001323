#pragma once

#include "app/config.hpp"

namespace auktiva::app {

/// Whether the server these settings describe answers 200 at /api/health within five seconds.
bool is_healthy(settings const& of);

} // namespace auktiva::app
