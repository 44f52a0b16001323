#pragma once

#include <algorithm>
#include <cstdint>

namespace auktiva::realtime {

/// Lets a burst pass, then so many a second.
template <int Burst, int PerSecond>
class token_bucket
{
public:
    bool take(std::int64_t now)
    {
        // In thousandths, so that a millisecond is worth PerSecond of them.
        auto const gained = std::max<std::int64_t>(0, now - filled_at_) * PerSecond;
        thousandths_ = std::min<std::int64_t>(Burst * 1000, thousandths_ + gained);
        filled_at_ = now;
        if (thousandths_ < 1000)
            return false;
        thousandths_ -= 1000;
        return true;
    }

private:
    std::int64_t thousandths_ = Burst * 1000;
    std::int64_t filled_at_ = 0;
};

} // namespace auktiva::realtime
