#include "realtime/overloaded.hpp"
#include "realtime/websocket.hpp"
#include "tests/fuzz/expect.hpp"
#include "tests/realtime/client_frames.hpp"
#include "tests/realtime/fake_transport.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace {

using namespace auktiva::realtime;
using namespace std::string_literals;
using auktiva::fuzz::bytes;
using auktiva::fuzz::expect;

using events = std::vector<std::string>;

std::string shown(websocket::event const& event, std::size_t max_message)
{
    return std::visit(
        overloaded{
            [=](websocket::text const& message)
            {
                expect(message.payload.size() <= max_message, "no message is longer than may be");
                expect(valid_utf8(message.payload), "a message is UTF-8");
                return "text " + message.payload;
            },
            [](websocket::ping const& ping)
            {
                expect(ping.payload.size() <= 125, "a ping is short");
                return "ping " + ping.payload;
            },
            [](websocket::pong) { return "pong"s; },
            [](websocket::close const& farewell)
            {
                expect(
                    farewell.code == 1005 || websocket::sendable_close_code(farewell.code),
                    "a code can be sent"
                );
                expect(valid_utf8(farewell.reason), "a reason is UTF-8");
                return "close " + std::to_string(farewell.code) + farewell.reason;
            },
            [](websocket::violation const& found) { return "violation " + std::to_string(found.code); },
        },
        event
    );
}

/// `piece()` tells how many bytes come next.
template <class Piece>
events decode(std::string_view all, std::size_t max_message, Piece piece)
{
    websocket::decoder decoder{max_message};
    events found;
    while (!all.empty())
    {
        auto input = all.substr(0, piece());
        all.remove_prefix(input.size());
        while (auto const event = decoder.next(input))
            found.push_back(shown(*event, max_message));
        expect(input.empty(), "all bytes are taken");
    }
    return found;
}

/// Frames that are mostly right, so that the fuzzer gets beyond their headers.
std::string stream_of_frames(bytes& from)
{
    std::string made;
    while (from.remaining_bytes() > 0)
    {
        int const first = from.PickValueInArray({0x81, 0x01, 0x00, 0x80, 0x89, 0x8A, 0x88, 0x82, 0x91, 0x83});
        auto const form = from.PickValueInArray(
            {client::shortest, client::shortest, client::shortest, client::two_bytes, client::eight_bytes}
        );
        made += client::frame(
            first, from.ConsumeRandomLengthString(300), form, from.ConsumeIntegral<char>() != 7
        );
    }
    return made;
}

void chunks_do_not_matter(bytes& from)
{
    auto const max_message = from.PickValueInArray<std::size_t>({0, 1, 125, 126, 1000, 65536});
    std::vector<std::size_t> const pieces{
        from.ConsumeIntegralInRange<std::size_t>(1, 9), from.ConsumeIntegralInRange<std::size_t>(1, 300)};
    auto const all = from.ConsumeBool() ? stream_of_frames(from) : from.ConsumeRemainingBytesAsString();
    auto const at_once = decode(all, max_message, [&] { return all.size(); });
    expect(decode(all, max_message, [] { return 1; }) == at_once, "octet by octet gives the same events");
    std::size_t turn = 0;
    auto const mixed = [&] { return pieces[turn++ % pieces.size()]; };
    expect(decode(all, max_message, mixed) == at_once, "any pieces give the same events");
}

void what_is_encoded_is_decoded(bytes& from)
{
    auto const limit = from.ConsumeIntegralInRange<std::size_t>(1, 400);
    auto const payload = from.ConsumeRemainingBytesAsString();
    if (!valid_utf8(payload))
        return;
    auto server = websocket::text_frame(payload);
    auto const heard = take_frames(server);
    expect(
        heard.size() == 1 && heard[0].opcode == 1 && heard[0].payload == payload,
        "a client hears what we send"
    );

    std::string fragments;
    for (std::size_t at = 0; at == 0 || at < payload.size(); at += limit)
    {
        int const final = at + limit >= payload.size() ? 0x80 : 0;
        fragments += client::frame(final | (at == 0 ? 1 : 0), payload.substr(at, limit));
    }
    auto const found = decode(fragments, payload.size(), [&] { return limit; });
    expect(found == events{"text " + payload}, "we hear what a client sends");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    bytes from{data, size};
    if (from.ConsumeBool())
        chunks_do_not_matter(from);
    else
        what_is_encoded_is_decoded(from);
    return 0;
}
