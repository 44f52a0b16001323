#pragma once

#include "tests/realtime/client_frames.hpp"

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What Autobahn's test suite asks of a WebSocket server, with the answers of this one: text only, messages
/// of at most 16 KiB, and whoever breaks the protocol is told so and hung up on.
namespace auktiva::conformance {

using bytes = std::vector<std::string>;

/// One frame of the server's.
struct reply
{
    int first;
    std::string payload;
};

/// Frames to send, and all that comes back before more is sent.
struct step
{
    bytes sent;
    std::vector<reply> heard;
};

/// Into what pieces the bytes of a step are cut: all at once, one frame each, or so many octets each.
constexpr std::size_t at_once = 0;
constexpr std::size_t octets = 1;
constexpr std::size_t frames = std::string::npos;

/// The last reply of the last step is the server's Close; after it the server hangs up.
struct behaviour
{
    /// Autobahn's number, or `own.N`.
    std::string number;
    std::string name;
    std::vector<step> steps;
    std::size_t piece = at_once;

    friend std::ostream& operator<<(std::ostream& out, behaviour const& shown)
    {
        return out << shown.number << ' ' << shown.name;
    }
};

using table = std::vector<behaviour>;

table framing();
table pings_and_reserved();
table fragments();
table utf8_in_fragments();
table utf8_sequences();
table closing();
/// Not Autobahn's: where our limits are, and what else RFC 6455 forbids.
table limits();

inline reply echo(std::string payload)
{
    return {0x81, std::move(payload)};
}

inline reply pong(std::string payload)
{
    return {0x8A, std::move(payload)};
}

inline reply closed(int code, std::string_view reason = {})
{
    std::string payload{static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)};
    return {0x88, payload += reason};
}

inline std::string text(std::string_view payload)
{
    return realtime::client::text(payload);
}

inline std::string first_fragment(std::string_view payload)
{
    return realtime::client::frame(0x01, payload);
}

inline std::string next_fragment(std::string_view payload)
{
    return realtime::client::frame(0x00, payload);
}

inline std::string last_fragment(std::string_view payload)
{
    return realtime::client::frame(0x80, payload);
}

inline std::string ping(std::string_view payload = {})
{
    return realtime::client::frame(0x89, payload);
}

/// The message in fragments of at most so many bytes.
inline bytes in_fragments(std::string_view message, std::size_t of)
{
    bytes made;
    for (std::size_t at = 0; at < message.size(); at += of)
    {
        int const opcode = at == 0 ? 0x01 : 0x00;
        int const final = at + of >= message.size() ? 0x80 : 0x00;
        made.push_back(realtime::client::frame(final | opcode, message.substr(at, of)));
    }
    return made;
}

/// Breaks nothing: in the end we say good-bye and the server does too.
inline behaviour
fine(std::string number, std::string name, bytes sent, std::vector<reply> heard, std::size_t piece = at_once)
{
    step const farewell{{realtime::client::close(1000)}, {closed(1000)}};
    return {std::move(number), std::move(name), {{std::move(sent), std::move(heard)}, farewell}, piece};
}

/// Ends by what is sent.
inline behaviour
ends(std::string number, std::string name, bytes sent, std::vector<reply> heard, std::size_t piece = at_once)
{
    return {std::move(number), std::move(name), {{std::move(sent), std::move(heard)}}, piece};
}

} // namespace auktiva::conformance
