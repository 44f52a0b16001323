#include "app/house_clock.hpp"

#include <algorithm>

namespace auktiva::app {

using namespace std::chrono_literals;

house_clock::house_clock(timestamp wall, std::chrono::milliseconds steady, timestamp floor)
    : now_{std::max(wall, floor)}
    , steady_{steady}
{
}

timestamp house_clock::now(timestamp wall, std::chrono::milliseconds steady)
{
    auto const elapsed = steady - steady_;
    bool const leads = now_ + elapsed > wall;
    if (leads && elapsed < 10ms)
    {
        // The two clocks tick at different moments of a millisecond: that alone is no lead.
        if (wall > now_)
        {
            now_ = wall;
            steady_ = steady;
            leap_since_.reset();
        }
        return now_;
    }
    steady_ = steady;
    now_ += leads ? elapsed * 9 / 10 : elapsed;

    auto const behind = wall - now_;
    if (behind <= 1s)
        leap_since_.reset();
    else if (!leap_since_)
        leap_since_ = steady;
    if (behind > 0ms && (behind <= 1s || steady - *leap_since_ >= 30s))
        now_ = wall;
    return now_;
}

timestamp wall_clock()
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::chrono::milliseconds steady_clock()
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace auktiva::app
