#pragma once

#include <cstddef>

namespace auktiva::bench {

/// Sends each message to each WebSocket by an `async_write` of Beast's own, one at a time per socket: what
/// its examples do, without their strands and timers.
void write_with_beast(int listening, int orders, std::size_t receivers);

} // namespace auktiva::bench
