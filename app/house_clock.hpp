#pragma once

#include "auction/time.hpp"

#include <chrono>
#include <optional>

namespace auktiva::app {

/// The one clock: follows the system's, but never runs backwards and believes no leap at once.
/// A lead on the system's clock is run off at nine tenths of the pace; a leap ahead of more than a second is
/// adopted once it has lasted for 30 s. Pure: both readings come in.
class house_clock
{
public:
    /// `floor`: the newest time ever stored, which no new one may precede.
    house_clock(timestamp wall, std::chrono::milliseconds steady, timestamp floor);

    timestamp now(timestamp wall, std::chrono::milliseconds steady);

private:
    timestamp now_;
    std::chrono::milliseconds steady_;
    std::optional<std::chrono::milliseconds> leap_since_;
};

/// The readings it takes.
timestamp wall_clock();
std::chrono::milliseconds steady_clock();

} // namespace auktiva::app
