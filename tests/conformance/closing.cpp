#include "tests/conformance/behaviour.hpp"

namespace auktiva::conformance {

using namespace std::string_literals;
using realtime::client::close;
using realtime::client::frame;

namespace {

auto const hello = "Hello World!"s;
reply const normal = closed(1000);
reply const no_code = {0x88, ""};
reply const invalid = closed(1002, "invalid close code");

table const order = {
    fine("7.1.1", "text, close", {text(hello)}, {echo(hello)}),
    ends("7.1.2", "two closes", {close(1000), frame(0x88, "")}, {normal}),
    ends("7.1.3", "ping after close", {close(1000), ping()}, {normal}),
    ends("7.1.4", "text after close", {close(1000), text(hello)}, {normal}),
    ends(
        "7.1.5", "close between fragments",
        {first_fragment("fragment1"), close(1000), last_fragment("fragment2")}, {normal}
    ),
    ends(
        "7.1.6", "text of 256 KiB, text, close, ping",
        {text(std::string(256 * 1024, 'B')), text(hello), close(1000), ping()},
        {closed(1009, "message too big")}
    ),
};

table const payloads = {
    ends("7.3.1", "close of nothing", {frame(0x88, "")}, {no_code}),
    ends("7.3.2", "close of one byte", {frame(0x88, "a")}, {closed(1002, "close code cut short")}),
    ends("7.3.3", "close of a code", {close(1000)}, {normal}),
    ends("7.3.4", "close with a reason", {close(1000, hello)}, {normal}),
    ends("7.3.5", "close with a reason of 123", {close(1000, std::string(123, '*'))}, {normal}),
    ends(
        "7.3.6", "close with a reason of 124", {close(1000, std::string(124, '*'))},
        {closed(1002, "control frame too long")}
    ),
    ends(
        "7.5.1", "close with a reason not UTF-8",
        {close(
            1000, "\xCE\xBA\xE1\xBD\xB9\xCF\x83\xCE\xBC\xCE\xB5\xED\xA0\x80"
                  "edited"
        )},
        {closed(1007, "close reason is not UTF-8")}
    ),
};

} // namespace

table closing()
{
    auto made = order;
    made.insert(made.end(), payloads.begin(), payloads.end());
    auto const codes = [&](std::string const& group, std::initializer_list<int> listed, bool valid)
    {
        int number = 0;
        for (int const code : listed)
            made.push_back(ends(
                group + '.' + std::to_string(++number), "close " + std::to_string(code), {close(code)},
                {valid ? closed(code) : invalid}
            ));
    };
    codes("7.7", {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999}, true);
    codes("7.9", {0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999}, false);
    // What these are is nobody's; to us, no code.
    codes("7.13", {5000, 65535}, false);
    return made;
}

} // namespace auktiva::conformance
