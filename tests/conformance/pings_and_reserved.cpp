#include "tests/conformance/behaviour.hpp"

#include <iterator>

namespace auktiva::conformance {

using namespace std::string_literals;
using realtime::client::frame;

namespace {

auto const hello = "Hello, world!"s;
auto const no_text = "\0\xFF\xFE\xFD\xFC\xFB\0\xFF"s;
auto const longest = std::string(125, '\xFE');
reply const reserved = closed(1002, "reserved bits set");
reply const unknown = closed(1002, "unknown opcode");

/// The whole first byte of an unfragmented frame.
int first(int reserved_bits, int opcode)
{
    return 0x80 | reserved_bits << 4 | opcode;
}

bytes ten_pings()
{
    bytes made;
    for (int number = 0; number < 10; ++number)
        made.push_back(ping("payload-" + std::to_string(number)));
    return made;
}

std::vector<reply> ten_pongs()
{
    std::vector<reply> made;
    for (int number = 0; number < 10; ++number)
        made.push_back(pong("payload-" + std::to_string(number)));
    return made;
}

table const pings = {
    fine("2.1", "ping of nothing", {ping()}, {pong("")}),
    fine("2.2", "ping of text", {ping("Hello, world!")}, {pong("Hello, world!")}),
    fine("2.3", "ping of bytes that are no text", {ping(no_text)}, {pong(no_text)}),
    fine("2.4", "ping of 125", {ping(longest)}, {pong(longest)}),
    ends("2.5", "ping of 126", {ping(longest + '\xFE')}, {closed(1002, "control frame too long")}),
    fine("2.6", "ping of 125, octet by octet", {ping(longest)}, {pong(longest)}, octets),
    fine("2.7", "pong nobody asked for", {frame(0x8A, "")}, {}),
    fine("2.8", "pong with a payload", {frame(0x8A, "unasked")}, {}),
    fine("2.9", "pong, then ping", {frame(0x8A, "unasked"), ping("asked")}, {pong("asked")}),
    fine("2.10", "ten pings", ten_pings(), ten_pongs()),
    fine("2.11", "ten pings, octet by octet", ten_pings(), ten_pongs(), octets),
};

table const reserved_bits = {
    ends("3.1", "RSV 1 on text", {frame(first(1, 0x1), hello)}, {reserved}),
    ends(
        "3.2", "text, RSV 2, ping", {text(hello), frame(first(2, 0x1), hello), ping()},
        {echo(hello), reserved}
    ),
    ends(
        "3.3", "text, RSV 3, ping, frame by frame", {text(hello), frame(first(3, 0x1), hello), ping()},
        {echo(hello), reserved}, frames
    ),
    ends(
        "3.4", "text, RSV 4, ping, octet by octet", {text(hello), frame(first(4, 0x1), hello), ping()},
        {echo(hello), reserved}, octets
    ),
    ends("3.5", "RSV 5 on binary", {frame(first(5, 0x2), no_text)}, {reserved}),
    ends("3.6", "RSV 6 on ping", {frame(first(6, 0x9), hello)}, {reserved}),
    ends("3.7", "RSV 7 on close", {frame(first(7, 0x8), "")}, {reserved}),
};

/// 4.1 has the opcodes 3 to 7, 4.2 those from 11 to 15, both in the same five ways.
table opcodes(std::string const& group, int opcode)
{
    auto const bare = frame(first(0, opcode), "");
    auto const name = [&](int further) { return "opcode " + std::to_string(opcode + further); };
    auto const with_payload = [&](int further) { return frame(first(0, opcode + further), hello); };
    return {
        ends(group + ".1", name(0), {bare}, {unknown}),
        ends(group + ".2", name(1) + " with a payload", {with_payload(1)}, {unknown}),
        ends(
            group + ".3", "text, " + name(2) + ", ping",
            {text(hello), frame(first(0, opcode + 2), ""), ping()}, {echo(hello), unknown}
        ),
        ends(
            group + ".4", "text, " + name(3) + " with a payload, ping",
            {text(hello), with_payload(3), ping()}, {echo(hello), unknown}
        ),
        ends(
            group + ".5", "text, " + name(4) + " with a payload, ping, octet by octet",
            {text(hello), with_payload(4), ping()}, {echo(hello), unknown}, octets
        ),
    };
}

} // namespace

table pings_and_reserved()
{
    table made;
    for (auto const& part : {pings, reserved_bits, opcodes("4.1", 3), opcodes("4.2", 11)})
        made.insert(made.end(), part.begin(), part.end());
    return made;
}

} // namespace auktiva::conformance
