#include "tests/conformance/behaviour.hpp"

namespace auktiva::conformance {

using namespace std::string_literals;
using realtime::client::frame;

namespace {

reply const control = closed(1002, "fragmented control frame");
reply const stray = closed(1002, "nothing to continue");
reply const unfinished = closed(1002, "message not finished");
reply const whole = echo("fragment1fragment2");

bytes const two = {first_fragment("fragment1"), last_fragment("fragment2")};
bytes const two_around_a_ping = {
    first_fragment("fragment1"), ping("ping payload"), last_fragment("fragment2")};
std::vector<reply> const pong_then_whole = {pong("ping payload"), whole};
bytes const stray_end = {last_fragment("stray"), text("Hello, world!")};
bytes const stray_middle = {next_fragment("stray"), text("Hello, world!")};

bytes twice(bytes once)
{
    auto const size = once.size();
    for (std::size_t at = 0; at < size; ++at)
        once.push_back(once[at]);
    return once;
}

/// Pings are answered at once, however much of the message is missing.
behaviour long_message(std::string number, std::size_t piece)
{
    return {
        std::move(number),
        "pings between five fragments",
        {
            {{first_fragment("fragment1"), next_fragment("fragment2"), ping("pongme 1!")},
             {pong("pongme 1!")}},
            {{next_fragment("fragment3"), next_fragment("fragment4"), ping("pongme 2!"),
              last_fragment("fragment5")},
             {pong("pongme 2!"), echo("fragment1fragment2fragment3fragment4fragment5")}},
            {{realtime::client::close(1000)}, {closed(1000)}},
        },
        piece};
}

} // namespace

table fragments()
{
    return {
        ends(
            "5.1", "ping in two fragments", {frame(0x09, "fragment1"), last_fragment("fragment2")}, {control}
        ),
        ends(
            "5.2", "pong in two fragments", {frame(0x0A, "fragment1"), last_fragment("fragment2")}, {control}
        ),
        fine("5.3", "text in two fragments", two, {whole}),
        fine("5.4", "text in two fragments, frame by frame", two, {whole}, frames),
        fine("5.5", "text in two fragments, octet by octet", two, {whole}, octets),
        fine("5.6", "ping between two fragments", two_around_a_ping, pong_then_whole),
        fine("5.7", "the same, frame by frame", two_around_a_ping, pong_then_whole, frames),
        fine("5.8", "the same, octet by octet", two_around_a_ping, pong_then_whole, octets),
        ends("5.9", "last fragment of nothing, text", stray_end, {stray}),
        ends("5.10", "the same, frame by frame", stray_end, {stray}, frames),
        ends("5.11", "the same, octet by octet", stray_end, {stray}, octets),
        ends("5.12", "middle fragment of nothing, text", stray_middle, {stray}),
        ends("5.13", "the same, frame by frame", stray_middle, {stray}, frames),
        ends("5.14", "the same, octet by octet", stray_middle, {stray}, octets),
        ends(
            "5.15", "text in two fragments, middle fragment of nothing, text",
            {two[0], two[1], next_fragment("fragment3"), text("fragment4")}, {whole, stray}
        ),
        ends(
            "5.16", "twice: middle fragment of nothing, text in two fragments",
            twice({next_fragment("fragment1"), first_fragment("fragment2"), last_fragment("fragment3")}),
            {stray}
        ),
        ends(
            "5.17", "twice: last fragment of nothing, text in two fragments",
            twice({last_fragment("fragment1"), first_fragment("fragment2"), last_fragment("fragment3")}),
            {stray}
        ),
        ends("5.18", "both fragments begin text", {two[0], text("fragment2")}, {unfinished}),
        long_message("5.19", at_once),
        long_message("5.20", frames),
    };
}

} // namespace auktiva::conformance
