#pragma once

#include "auction/time.hpp"

#include <chrono>
#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace auktiva::auth {

/// So many in each window, which starts with the first of them.
struct rate
{
    int limit{};
    std::chrono::seconds window{};
};

/// What a rate says about one more, and the figures of the X-RateLimit headers.
struct rate_verdict
{
    bool allowed{};
    int limit{};
    int remaining{};
    timestamp reset_at{};
    /// Zero if allowed.
    std::chrono::seconds retry_after{};
};

/// Counts in fixed windows, in memory, without a clock of its own. For one thread.
class rate_limiter
{
public:
    /// Beyond `most_keys` the window that started first is forgotten.
    explicit rate_limiter(std::size_t most_keys = 50'000)
        : most_keys_{most_keys}
    {
    }

    rate_limiter(rate_limiter const&) = delete;
    rate_limiter& operator=(rate_limiter const&) = delete;

    /// Counts one more under `key`, unless the limit is reached. A key belongs to one rate.
    rate_verdict hit(std::string_view key, rate allowed, timestamp now);

    /// What `hit` would say, without counting.
    rate_verdict peek(std::string_view key, rate allowed, timestamp now) const;

    /// Forgets what was counted under `key`.
    void forgive(std::string_view key);

    std::size_t size() const { return tallies_.size(); }

private:
    struct tally
    {
        std::string key;
        timestamp started_at;
        int hits{};
    };
    /// Ordered by start.
    using tally_list = std::list<tally>;

    static rate_verdict judge(tally const& counted, rate allowed, timestamp now);
    tally& running_tally(std::string_view key, rate allowed, timestamp now);

    std::size_t most_keys_;
    tally_list tallies_;
    /// The keys live in the list.
    std::unordered_map<std::string_view, tally_list::iterator> by_key_;
};

} // namespace auktiva::auth
