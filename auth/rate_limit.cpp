#include "auth/rate_limit.hpp"

namespace auktiva::auth {

rate_verdict rate_limiter::judge(tally const& counted, rate allowed, timestamp now)
{
    auto const reset_at = counted.started_at + allowed.window;
    if (counted.hits < allowed.limit)
        return {
            .allowed = true,
            .limit = allowed.limit,
            .remaining = allowed.limit - counted.hits,
            .reset_at = reset_at,
        };
    return {
        .limit = allowed.limit,
        .reset_at = reset_at,
        .retry_after = std::chrono::ceil<std::chrono::seconds>(reset_at - now),
    };
}

rate_verdict rate_limiter::hit(std::string_view key, rate allowed, timestamp now)
{
    auto& counted = running_tally(key, allowed, now);
    auto verdict = judge(counted, allowed, now);
    if (verdict.allowed)
    {
        ++counted.hits;
        --verdict.remaining;
    }
    return verdict;
}

rate_verdict rate_limiter::peek(std::string_view key, rate allowed, timestamp now) const
{
    auto const found = by_key_.find(key);
    bool const running = found != by_key_.end() && now < found->second->started_at + allowed.window;
    return judge(running ? *found->second : tally{.started_at = now}, allowed, now);
}

void rate_limiter::forgive(std::string_view key)
{
    auto const found = by_key_.find(key);
    if (found == by_key_.end())
        return;
    auto const counted = found->second;
    by_key_.erase(found);
    tallies_.erase(counted);
}

rate_limiter::tally& rate_limiter::running_tally(std::string_view key, rate allowed, timestamp now)
{
    if (auto const found = by_key_.find(key); found != by_key_.end())
    {
        auto& counted = *found->second;
        if (now < counted.started_at + allowed.window)
            return counted;
        forgive(key);
    }
    if (tallies_.size() >= most_keys_)
        forgive(tallies_.front().key);
    auto const added = tallies_.insert(tallies_.end(), {std::string{key}, now});
    by_key_.emplace(added->key, added);
    return *added;
}

} // namespace auktiva::auth
