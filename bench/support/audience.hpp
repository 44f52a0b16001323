#pragma once

#include "bench/support/inbox.hpp"
#include "bench/support/poller.hpp"

#include <chrono>
#include <string_view>
#include <utility>
#include <vector>

namespace auktiva::bench {

/// Connections that all hear the same.
class audience
{
public:
    explicit audience(std::vector<inbox> members)
        : members_{std::move(members)}
    {
        for (std::size_t i = 0; i < members_.size(); ++i)
            ready_.add(members_[i].number(), i);
    }

    std::size_t size() const { return members_.size(); }

    /// Until each has heard so many messages with that text.
    void hear(std::string_view text, std::size_t messages)
    {
        for (auto missing = members_.size() * messages; missing > 0;)
            ready_.wait(std::chrono::seconds{1}, [&](std::size_t i) { missing -= members_[i].count(text); });
    }

private:
    std::vector<inbox> members_;
    poller ready_;
};

} // namespace auktiva::bench
