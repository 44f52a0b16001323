#pragma once

namespace auktiva::web {

/// What the API may ask about the realtime server outside. Lives on the I/O thread.
class publishing_desk
{
public:
    virtual ~publishing_desk() = default;
    /// Events do not get through, so pages had better poll.
    virtual bool failing() const = 0;
};

} // namespace auktiva::web
