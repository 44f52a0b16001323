#include "realtime/grant.hpp"

#include <algorithm>
#include <utility>

namespace auktiva::realtime {

namespace {

constexpr std::size_t max_grants = 200;
constexpr std::int64_t grant_lifetime = 60'000;

} // namespace

void grants::add(grant granted, std::int64_t now)
{
    remove_if([&](grant const& old) { return old.channel == granted.channel && old.who == granted.who; });
    if (waiting_.size() == max_grants)
        waiting_.erase(waiting_.begin());
    waiting_.push_back({std::move(granted), now + grant_lifetime});
}

std::optional<grant>
grants::take(std::string_view channel, std::optional<identity> const& who, std::int64_t now)
{
    expire(now);
    auto const found = std::find_if(
        waiting_.rbegin(), waiting_.rend(),
        [&](waiting const& each) { return each.what.channel == channel && (!who || each.what.who == *who); }
    );
    if (found == waiting_.rend())
        return std::nullopt;
    auto taken = std::move(found->what);
    waiting_.erase(std::next(found).base());
    if (waiting_.empty())
        clear();
    return taken;
}

void grants::expire(std::int64_t now)
{
    std::erase_if(waiting_, [now](waiting const& each) { return each.expires_at <= now; });
    if (waiting_.empty())
        clear();
}

} // namespace auktiva::realtime
