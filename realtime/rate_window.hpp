#pragma once

#include <cstdint>
#include <optional>

namespace auktiva::realtime {

/// So many a second, counted in windows of one second that begin with the first that is counted.
class rate_window
{
public:
    /// Counts `points` if there are as many left. Without a limit all pass.
    bool take(std::optional<int> limit, int points, std::int64_t now)
    {
        if (!limit)
            return true;
        if (now >= began_ + 1000 || now < began_)
        {
            began_ = now;
            used_ = 0;
        }
        if (points > *limit - used_)
            return false;
        used_ += points;
        return true;
    }

    /// As of the last take().
    int left(int limit) const { return limit > used_ ? limit - used_ : 0; }

private:
    std::int64_t began_ = -1000;
    int used_ = 0;
};

} // namespace auktiva::realtime
