#pragma once

#include "bench/support/house.hpp"

#include <string>
#include <string_view>

namespace auktiva::bench {

/// Signs what an outside publisher asks of Pusher's HTTP API.
class publisher
{
public:
    explicit publisher(house const& at);

    /// POST `/apps/{id}/events` or `…/batch_events`; good for ten minutes.
    std::string request(std::string_view route, std::string_view body) const;

private:
    std::string app_;
    std::string key_;
    std::string secret_;
};

/// The body of one event.
std::string event_body(std::string_view channel, std::string_view name, std::string_view data);
/// The body of so many of them in one batch.
std::string batch_body(std::string_view event, std::size_t count);

} // namespace auktiva::bench
