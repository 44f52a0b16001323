#include "tests/conformance/behaviour.hpp"

namespace auktiva::conformance {

using namespace std::string_literals;
using realtime::client::frame;

namespace {

constexpr std::size_t max_message = 16 * 1024;

reply const too_big = closed(1009, "message too big");
reply const text_only = closed(1003, "text only");

std::string stars(std::size_t size)
{
    return std::string(size, '*');
}

} // namespace

/// 1.1 and 1.2, and 10.1: the sizes where a length takes another form.
table framing()
{
    table made;
    int number = 0;
    for (std::size_t const size : {0, 125, 126, 127, 128, 65535, 65536, 65536})
    {
        auto const last = std::to_string(++number);
        auto const length = std::to_string(size);
        std::size_t const piece = number == 8 ? 997 : at_once;
        if (size <= max_message)
            made.push_back(
                fine("1.1." + last, "text of " + length, {text(stars(size))}, {echo(stars(size))}, piece)
            );
        else
            made.push_back(ends("1.1." + last, "text of " + length, {text(stars(size))}, {too_big}, piece));
        auto const binary = frame(0x82, std::string(size, '\xFE'));
        made.push_back(ends("1.2." + last, "binary of " + length, {binary}, {text_only}, piece));
    }
    made.push_back(
        ends("10.1.1", "text of 65536 in fragments of 1300", in_fragments(stars(65536), 1300), {too_big})
    );
    return made;
}

table limits()
{
    auto const size = max_message;
    reply const wrong_length = closed(1002, "invalid length");
    reply const unmasked = closed(1002, "frame not masked");
    auto const short_text = "Hello, world!"s;
    return {
        fine("own.1", "text as long as may be", {text(stars(size))}, {echo(stars(size))}),
        fine("own.2", "as long as may be, in chops of 997", {text(stars(size))}, {echo(stars(size))}, 997),
        fine("own.3", "in fragments of 1300", in_fragments(stars(size), 1300), {echo(stars(size))}, frames),
        ends("own.4", "a byte too long", {text(stars(size + 1))}, {too_big}),
        ends("own.5", "a byte too long, in fragments", in_fragments(stars(size + 1), 1300), {too_big}),
        ends("own.6", "a message too long fails at its header", {"\x81\xFE\x40\x01mask"s}, {too_big}, octets),
        ends("own.7", "length of 2^62", {"\x81\xFF\x40\0\0\0\0\0\0\0mask"s}, {too_big}),
        ends("own.8", "length of 2^63", {"\x81\xFF\x80\0\0\0\0\0\0\0mask"s}, {wrong_length}),
        ends(
            "own.9", "125 in two bytes", {frame(0x81, stars(125), realtime::client::two_bytes)},
            {wrong_length}
        ),
        ends(
            "own.10", "65535 in eight bytes", {frame(0x81, stars(65535), realtime::client::eight_bytes)},
            {wrong_length}
        ),
        ends(
            "own.11", "text without a mask", {frame(0x81, short_text, realtime::client::shortest, false)},
            {unmasked}
        ),
        ends(
            "own.12", "ping without a mask", {frame(0x89, "", realtime::client::shortest, false)}, {unmasked}
        ),
        ends("own.13", "close without a mask", {"\x88\x02\x03\xE8"s}, {unmasked}),
        ends(
            "own.14", "fragments of binary", {frame(0x02, short_text), frame(0x80, short_text)}, {text_only}
        ),
        fine(
            "own.15", "many messages at once", {text("1"), text("2"), ping("3"), text("4")},
            {echo("1"), echo("2"), pong("3"), echo("4")}
        ),
    };
}

} // namespace auktiva::conformance
