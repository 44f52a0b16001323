#include "auction/mail.hpp"

#include <array>

namespace auktiva {

using namespace std::chrono_literals;

std::optional<std::chrono::milliseconds> wait_after_failure(int failures)
{
    constexpr std::array<std::chrono::milliseconds, 4> waits{1min, 5min, 30min, 2h};
    if (failures < 1 || failures > static_cast<int>(waits.size()))
        return std::nullopt;
    return waits[static_cast<std::size_t>(failures - 1)];
}

} // namespace auktiva
