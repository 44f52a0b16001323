#include "realtime/overloaded.hpp"
#include "realtime/websocket.hpp"
#include "tests/realtime/client_frames.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

using namespace auktiva::realtime;
using namespace std::string_literals;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(websocket_codec)

namespace {

constexpr std::size_t max_message = 70'000;

std::string shown(websocket::event const& event)
{
    return std::visit(
        overloaded{
            [](websocket::text const& message) { return "text " + message.payload; },
            [](websocket::ping const& ping) { return "ping " + ping.payload; },
            [](websocket::pong) { return "pong"s; },
            [](websocket::close const& farewell)
            { return "close " + std::to_string(farewell.code) + ' ' + farewell.reason; },
            [](websocket::violation const& found) { return "fail " + std::to_string(found.code); },
        },
        event
    );
}

using events = std::vector<std::string>;

void feed(websocket::decoder& to, std::string_view bytes, events& into)
{
    while (auto const event = to.next(bytes))
        into.push_back(shown(*event));
    BOOST_TEST(bytes.empty());
}

events decode(std::string_view bytes, std::size_t piece)
{
    websocket::decoder decoder{max_message};
    events found;
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        feed(decoder, bytes.substr(at, piece), found);
    return found;
}

struct exchange
{
    std::string what;
    std::string bytes;
    events expected;

    friend std::ostream& operator<<(std::ostream& out, exchange const& shown) { return out << shown.what; }
};

std::string const kosme = "\xCE\xBA\xE1\xBD\xB9\xCF\x83\xCE\xBC\xCE\xB5";

std::vector<exchange> sized_messages()
{
    std::vector<exchange> made;
    for (std::size_t const size : {0u, 1u, 124u, 125u, 126u, 127u, 128u, 65535u, 65536u, 70000u})
    {
        std::string const payload(size, '*');
        made.push_back({"text of " + std::to_string(size), client::text(payload), {"text " + payload}});
    }
    return made;
}

std::vector<exchange> wrong_first_bytes()
{
    std::vector<exchange> made;
    for (int const reserved : {0x10, 0x20, 0x30, 0x40, 0x50, 0x60, 0x70})
        for (int const opcode : {0x1, 0x8, 0x9, 0xA})
            made.push_back(
                {"reserved bits " + std::to_string(reserved) + " on " + std::to_string(opcode),
                 client::frame(0x80 | reserved | opcode, ""),
                 {"fail 1002"}}
            );
    for (int const opcode : {0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF})
        made.push_back({"opcode " + std::to_string(opcode), client::frame(0x80 | opcode, "x"), {"fail 1002"}}
        );
    return made;
}

std::vector<exchange> close_codes()
{
    std::vector<exchange> made;
    for (int const code :
         {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
        made.push_back(
            {"close " + std::to_string(code), client::close(code), {"close " + std::to_string(code) + ' '}}
        );
    for (int const code : {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535})
        made.push_back({"close " + std::to_string(code), client::close(code), {"fail 1002"}});
    return made;
}

std::vector<exchange> const exchanges = {
    {"two messages", client::text("a") + client::text("b"), {"text a", "text b"}},
    {"nothing", "", {}},
    {"half a header", "\x81", {}},
    {"a message not yet over", client::text("abc").substr(0, 8), {}},
    {"not masked", client::frame(0x81, "a", client::shortest, false), {"fail 1002"}},
    {"ping not masked", client::frame(0x89, "", client::shortest, false), {"fail 1002"}},
    {"binary", client::frame(0x82, "a"), {"fail 1003"}},
    {"first fragment of binary", client::frame(0x02, "a"), {"fail 1003"}},
    {"125 in two bytes", client::frame(0x81, std::string(125, '*'), client::two_bytes), {"fail 1002"}},
    {"0 in two bytes", client::frame(0x81, "", client::two_bytes), {"fail 1002"}},
    {"65535 in eight bytes",
     client::frame(0x81, std::string(65535, '*'), client::eight_bytes),
     {"fail 1002"}},
    {"5 in eight bytes", client::frame(0x81, "12345", client::eight_bytes), {"fail 1002"}},
    {"length with its top bit", "\x81\xFF\x80\0\0\0\0\0\0\0mask"s, {"fail 1002"}},
    {"length of 2^62", "\x81\xFF\x40\0\0\0\0\0\0\0mask"s, {"fail 1009"}},
    {"one byte too many", client::text(std::string(max_message + 1, '*')), {"fail 1009"}},
    {"too many in fragments",
     client::frame(0x01, std::string(max_message, '*')) + client::frame(0x80, "x"),
     {"fail 1009"}},
    {"as many as may be, in fragments",
     client::frame(0x01, std::string(max_message - 1, '*')) + client::frame(0x80, "x"),
     {"text " + std::string(max_message - 1, '*') + 'x'}},

    {"two fragments", client::frame(0x01, "He") + client::frame(0x80, "llo"), {"text Hello"}},
    {"five fragments, some empty",
     client::frame(0x01, "") + client::frame(0x00, "a") + client::frame(0x00, "") + client::frame(0x00, "b") +
         client::frame(0x80, ""),
     {"text ab"}},
    {"fragments of nothing", client::frame(0x01, "") + client::frame(0x80, ""), {"text "}},
    {"control frames between fragments",
     client::frame(0x01, "He") + client::frame(0x89, "1") + client::frame(0x00, "ll") +
         client::frame(0x8A, "2") + client::frame(0x89, "3") + client::frame(0x80, "o"),
     {"ping 1", "pong", "ping 3", "text Hello"}},
    {"close between fragments", client::frame(0x01, "He") + client::close(1000), {"close 1000 "}},
    {"continuation of nothing", client::frame(0x80, "a"), {"fail 1002"}},
    {"open continuation of nothing", client::frame(0x00, "a"), {"fail 1002"}},
    {"continuation after a whole message",
     client::text("a") + client::frame(0x80, "b"),
     {"text a", "fail 1002"}},
    {"text within a message", client::frame(0x01, "a") + client::text("b"), {"fail 1002"}},
    {"text after a message in fragments",
     client::frame(0x01, "a") + client::frame(0x80, "b") + client::text("c"),
     {"text ab", "text c"}},

    {"ping", client::frame(0x89, ""), {"ping "}},
    {"ping of 125", client::frame(0x89, std::string(125, 'p')), {"ping " + std::string(125, 'p')}},
    {"ping of 126", client::frame(0x89, std::string(126, 'p')), {"fail 1002"}},
    {"ping of any bytes", client::frame(0x89, "\0\xFF\xFE"s), {"ping \0\xFF\xFE"s}},
    {"pong nobody asked for", client::frame(0x8A, "x"), {"pong"}},
    {"pong of 126", client::frame(0x8A, std::string(126, 'p')), {"fail 1002"}},
    {"fragmented ping", client::frame(0x09, "a"), {"fail 1002"}},
    {"fragmented pong", client::frame(0x0A, "a"), {"fail 1002"}},
    {"fragmented close", client::frame(0x08, ""), {"fail 1002"}},

    {"close of nothing", client::frame(0x88, ""), {"close 1005 "}},
    {"close of one byte", client::frame(0x88, "\x03"), {"fail 1002"}},
    {"close with a reason", client::close(1000, kosme), {"close 1000 " + kosme}},
    {"close with 123 bytes",
     client::close(1000, std::string(123, 'r')),
     {"close 1000 " + std::string(123, 'r')}},
    {"close with 124 bytes", client::close(1000, std::string(124, 'r')), {"fail 1002"}},
    {"close with a reason not UTF-8", client::close(1000, "\xC0\x80"), {"fail 1007"}},
    {"close with half a character", client::close(1000, "\xCE"), {"fail 1007"}},
    {"anything after close", client::close(1000) + client::text("a") + "\xFF\xFF", {"close 1000 "}},
    {"anything after a violation", client::frame(0x82, "") + client::text("a"), {"fail 1003"}},

    {"text not UTF-8", client::text(kosme + "\xED\xA0\x80" + "edited"), {"fail 1007"}},
    {"text ending inside a character", client::text(kosme + "\xCE"), {"fail 1007"}},
    {"overlong NUL", client::text("\xC0\x80"), {"fail 1007"}},
    {"beyond Unicode", client::text("\xF4\x90\x80\x80"), {"fail 1007"}},
    {"fault in the second fragment",
     client::frame(0x01, "\xF4") + client::frame(0x80, "\x90\x80\x80"),
     {"fail 1007"}},
    {"fault in an open message", client::frame(0x01, "\xFF"), {"fail 1007"}},
};

} // namespace

/// The same bytes in one piece, byte by byte, and in pieces that cut headers and masks anywhere.
BOOST_DATA_TEST_CASE(
    bytes_give_the_same_events_however_they_arrive,
    data::make(exchanges) + data::make(sized_messages()) + data::make(wrong_first_bytes()) +
        data::make(close_codes()),
    each
)
{
    for (std::size_t const piece : {std::size_t{1'000'000}, std::size_t{1}, std::size_t{3}, std::size_t{7}})
        BOOST_TEST(decode(each.bytes, piece) == each.expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_message_may_be_fragmented_anywhere_even_inside_a_character)
{
    for (std::size_t split = 0; split <= kosme.size(); ++split)
    {
        auto const bytes = client::frame(0x01, kosme.substr(0, split)) + client::frame(0x89, "") +
                           client::frame(0x80, kosme.substr(split));
        BOOST_TEST(decode(bytes, bytes.size()) == (events{"ping ", "text " + kosme}));
    }
}

BOOST_AUTO_TEST_CASE(invalid_text_fails_before_its_frame_is_over)
{
    auto const bytes = client::text("ab\xFF" + std::string(1000, 'c'));
    auto const header = 2u + 2u + 4u;
    websocket::decoder decoder;
    events found;
    feed(decoder, std::string_view{bytes}.substr(0, header + 2), found);
    BOOST_TEST(found.empty());
    feed(decoder, std::string_view{bytes}.substr(header + 2, 1), found);
    BOOST_TEST(found == events{"fail 1007"});
}

BOOST_AUTO_TEST_CASE(a_size_beyond_the_limit_fails_at_the_header)
{
    websocket::decoder decoder{100};
    events found;
    feed(decoder, client::text(std::string(101, 'x')).substr(0, 6), found);
    BOOST_TEST(found == events{"fail 1009"});
}

BOOST_AUTO_TEST_CASE(frames_have_the_shortest_length_and_no_mask)
{
    BOOST_TEST(websocket::text_frame("Hello") == "\x81\x05Hello");
    BOOST_TEST(websocket::text_frame("") == "\x81\0"s);
    BOOST_TEST(websocket::text_frame(std::string(125, 'x')).substr(0, 2) == "\x81\x7D");
    BOOST_TEST(websocket::text_frame(std::string(126, 'x')).substr(0, 4) == "\x81\x7E\0\x7E"s);
    BOOST_TEST(websocket::text_frame(std::string(65535, 'x')).substr(0, 4) == "\x81\x7E\xFF\xFF");
    BOOST_TEST(websocket::text_frame(std::string(65536, 'x')).substr(0, 10) == "\x81\x7F\0\0\0\0\0\x01\0\0"s);
    BOOST_TEST(websocket::text_frame(std::string(65536, 'x')).size() == 65546u);
    BOOST_TEST(
        websocket::ping_frame("a") == "\x89\x01"
                                      "a"
    );
    BOOST_TEST(websocket::pong_frame("") == "\x8A\0"s);
}

BOOST_AUTO_TEST_CASE(close_frames_carry_code_and_as_much_reason_as_fits)
{
    BOOST_TEST(websocket::close_frame(4100, "slow") == "\x88\x06\x10\x04slow");
    BOOST_TEST(websocket::close_frame(1000) == "\x88\x02\x03\xE8");
    BOOST_TEST(websocket::close_frame(1005, "never sent") == "\x88\0"s);
    BOOST_TEST(websocket::close_frame(4100, std::string(200, 'r')).size() == 127u);
    auto const cut = websocket::close_frame(4100, std::string(122, 'r') + "\xC3\xA4");
    BOOST_TEST(cut == "\x88\x7C\x10\x04" + std::string(122, 'r'));
}

BOOST_AUTO_TEST_SUITE_END()
