#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva::realtime {

/// A signed-in browser.
struct identity
{
    std::string user;
    std::string session;

    friend bool operator==(identity const&, identity const&) = default;
};

/// Leave to subscribe once to one of the house's own channels, left by the auth endpoint.
struct grant
{
    std::string socket_id;
    std::string channel;
    identity who;
    /// The newest event of the channel the client knows of.
    std::optional<std::uint64_t> seen;
    /// The log in which `seen` counts; empty if the client did not say.
    std::string epoch;
};

/// The grants waiting on one socket: at most 200, each for a minute.
class grants
{
public:
    /// One more for the same channel and identity takes the place of the first.
    void add(grant granted, std::int64_t now);
    /// Takes out the newest for that channel, of that identity if one is given.
    std::optional<grant> take(std::string_view channel, std::optional<identity> const& who, std::int64_t now);
    void expire(std::int64_t now);
    /// Removes those for which `doomed(grant)` holds.
    template <class Doomed>
    void remove_if(Doomed doomed)
    {
        std::erase_if(waiting_, [&](waiting const& each) { return doomed(each.what); });
    }
    void clear() { std::vector<waiting>{}.swap(waiting_); }
    bool empty() const { return waiting_.empty(); }

private:
    struct waiting
    {
        grant what;
        std::int64_t expires_at;
    };

    std::vector<waiting> waiting_;
};

} // namespace auktiva::realtime
