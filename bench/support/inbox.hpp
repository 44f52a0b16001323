#pragma once

#include "bench/support/line.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace auktiva::bench {

/// What a server says in WebSocket frames on one connection.
class inbox
{
public:
    explicit inbox(line on)
        : line_{std::move(on)}
    {
    }

    int number() const { return line_.number(); }
    line const& connection() const { return line_; }
    /// Waits for the next message.
    std::string next();
    /// Reads what is here and counts the messages in which `text` appears.
    std::size_t count(std::string_view text);

private:
    /// The view is good until the next read.
    std::optional<std::string_view> take();

    line line_;
};

} // namespace auktiva::bench
