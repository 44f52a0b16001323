#pragma once

#include "app/config.hpp"

namespace auktiva::app {

/// Runs the house until it is told to stop. Taking over, a process that serves the folder leaves first.
void serve(settings const& with, bool take_over);

} // namespace auktiva::app
