#pragma once

#include "realtime/channel_name.hpp"
#include "realtime/frame.hpp"
#include "realtime/roster.hpp"
#include "realtime/socket.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva::realtime {

/// What a socket's coming or going changed.
struct membership_change
{
    /// Came as the first socket, or left as the last.
    bool of_occupancy = false;
    /// Who came with his first socket, or left with his last, on a presence channel.
    std::optional<member> of_roster{};
};

/// Who listens to one name. Each member keeps its seat, so that leaving needs no search here.
class channel
{
public:
    explicit channel(std::string name)
        : name_{std::move(name)}
        , kind_{kind_of(name_)}
    {
    }

    std::string const& name() const { return name_; }
    channel_kind kind() const { return kind_; }
    std::size_t size() const { return members_.size(); }
    bool has(socket& who) const;
    /// Empty on all but presence channels.
    realtime::roster const& roster() const { return roster_; }
    /// As whom the socket is on a presence channel; nullptr elsewhere.
    member const* known_as(socket& who) const;

    /// `as` is needed on a presence channel, and ignored elsewhere.
    membership_change join(socket& who, std::optional<member> as);
    membership_change leave(socket& who);
    /// Queues the frame for every member but the one with that socket id; tells for how many.
    std::size_t deliver(frame const& next, std::string_view except = {}) const;

    /// Whether webhooks were told that there is no event in the cache, since there last was one.
    bool miss_told = false;
    /// When subscribers were last told how many they are, and whether that has changed since.
    std::int64_t counted_at = 0;
    bool count_changed = false;

private:
    std::string name_;
    channel_kind kind_;
    std::vector<socket*> members_;
    realtime::roster roster_;
};

} // namespace auktiva::realtime
