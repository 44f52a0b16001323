#include "http/request_parser.hpp"
#include "tests/http/support.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

using namespace auktiva::http;
using namespace auktiva::http::testing;

namespace {

struct vector
{
    std::string_view what;
    std::string bytes;
    int status;

    friend std::ostream& operator<<(std::ostream& out, vector const& shown) { return out << shown.what; }
};

using namespace std::string_literals;

std::string post(std::string_view header, std::string_view body = {})
{
    return "POST / HTTP/1.1\r\nHost: a\r\n" + std::string{header} + "\r\n" + std::string{body};
}

std::string get_with(std::string_view header)
{
    return "GET / HTTP/1.1\r\n" + std::string{header} + "\r\n";
}

/// What a second reader would take for a request of its own. It must never be handled.
std::string const canary = get("/canary");

std::vector<vector> const refused{
    // Framing: a proxy before us might find the end elsewhere.
    {"length then chunked", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
    {"chunked then length", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"), 400},
    {"length then gzip", post("Content-Length: 5\r\nTransfer-Encoding: gzip\r\n", "hello"), 400},
    {"gzip then length", post("Transfer-Encoding: gzip\r\nContent-Length: 5\r\n", "hello"), 400},
    {"identity then length", post("Transfer-Encoding: identity\r\nContent-Length: 5\r\n", "hello"), 400},
    {"xchunked then length", post("Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n", "hello"), 400},
    {"chunked, gzip", post("Transfer-Encoding: chunked, gzip\r\n", "0\r\n\r\n"), 501},
    {"gzip, chunked", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 501},
    {"chunked, chunked", post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"), 400},
    {"chunked twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
    {"chunked and nothing", post("Transfer-Encoding: chunked\r\nTransfer-Encoding:\r\n", "0\r\n\r\n"), 400},
    {"empty coding", post("Transfer-Encoding:\r\n", ""), 400},
    {"gzip alone", post("Transfer-Encoding: gzip\r\n"), 501},
    {"vertical tab before chunked", post("Transfer-Encoding: \vchunked\r\n", "0\r\n\r\n"), 400},
    {"chunked, tab, with length", post("Transfer-Encoding: chunked\t\r\nContent-Length: 5\r\n", "hello"),
     400},
    {"chunked in HTTP/1.0", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
    {"two different lengths", post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello!"), 400},
    {"two equal lengths", post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello"), 400},
    {"5, 5 as length", post("Content-Length: 5, 5\r\n", "hello"), 400},
    {"+5 as length", post("Content-Length: +5\r\n", "hello"), 400},
    {"-1 as length", post("Content-Length: -1\r\n", "hello"), 400},
    {"0x5 as length", post("Content-Length: 0x5\r\n", "hello"), 400},
    {"empty length", post("Content-Length:\r\n", "hello"), 400},
    {"length beyond 64 bits", post("Content-Length: 18446744073709551621\r\n", "hello"), 400},
    {"negative chunk", post("Transfer-Encoding: chunked\r\n", "-1\r\nhello\r\n0\r\n\r\n"), 400},
    {"0x chunk", post("Transfer-Encoding: chunked\r\n", "0x1\r\nh\r\n0\r\n\r\n"), 400},
    {"17 digits of chunk", post("Transfer-Encoding: chunked\r\n", "10000000000000005\r\nhello\r\n"), 400},
    {"line feed in an extension", post("Transfer-Encoding: chunked\r\n", "5;a\nb\r\nhello\r\n0\r\n\r\n"),
     400},
    {"junk after a chunk", post("Transfer-Encoding: chunked\r\n", "5\r\nhelloXX0\r\n\r\n"), 400},
    {"length in the trailer", post("Transfer-Encoding: chunked\r\n", "0\r\nContent-Length: 5\r\n\r\n"), 400},
    {"GET with a body", get_with("Host: a\r\nContent-Length: 5\r\n") + "hello", 400},
    {"GET with chunks", get_with("Host: a\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n", 400},
    {"upgrade with a body",
     get_with("Host: a\r\nConnection: upgrade\r\nUpgrade: websocket\r\nContent-Length: 5\r\n") + "hello",
     400},

    // Lines and fields.
    {"space before a colon", post("X : 1\r\n"), 400},
    {"line feeds only", "GET / HTTP/1.1\nHost: a\n\n", 400},
    {"line feed after a field", "GET / HTTP/1.1\r\nHost: a\n\r\n", 400},
    {"carriage return in a value", get_with("Host: a\r\nX: 1\r2\r\n"), 400},
    {"NUL in a value", get_with("Host: a\r\nX: 1\0002\r\n"s), 400},
    {"folded field", get_with("Host: a\r\nX: 1\r\n 2\r\n"), 400},
    {"field folded with a tab", get_with("Host: a\r\nX: 1\r\n\t2\r\n"), 400},
    {"65 fields",
     []
     {
         std::string fields = "Host: a\r\n";
         for (int count = 0; count < 64; ++count)
             fields += "X: 1\r\n";
         return get_with(fields);
     }(),
     431},
    {"9,000 bytes of header", get_with("Host: a\r\nX: " + std::string(9000, 'x') + "\r\n"), 431},

    // The request line.
    {"line break first", "\r\n" + get("/"), 400},
    {"HTTP/1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", 400},
    {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400},
    {"lower-case version", "GET / http/1.1\r\nHost: a\r\n\r\n", 400},
    {"two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"tabs as separators", "GET\t/\tHTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"NUL in the target", "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n"s, 400},
    {"UTF-8 in the target", get("/\xc3\xa4"), 400},
    {"absolute target", get("http://a/"), 400},
    {"asterisk target", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"encoded NUL", get("/a%00"), 400},
    {"encoded dots", get("/a/%2e%2E/b"), 400},
    {"3,000 bytes of target", get("/" + std::string(3000, 'x')), 414},
    {"9,000 bytes of target", get("/" + std::string(9000, 'x')), 414},
    {"parameter twice", get("/?a=1&a=2"), 400},
    {"TRACE", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 405},
    {"CONNECT", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 405},

    // Fields that say where it goes and who asks.
    {"no Host", get_with("X: 1\r\n"), 400},
    {"no Host in HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", 400},
    {"two Hosts", get_with("Host: a\r\nHost: b\r\n"), 400},
    {"user in Host", get_with("Host: a@b\r\n"), 400},
    {"empty Host", get_with("Host:\r\n"), 400},
    {"path in Host", get_with("Host: a/b\r\n"), 400},
    {"words as port", get_with("Host: a:http\r\n"), 400},
    {"open bracket in Host", get_with("Host: [::1\r\n"), 400},
    {"brackets only in Host", get_with("Host: []\r\n"), 400},
    {"two Authorizations", get_with("Host: a\r\nAuthorization: x\r\nauthorization: y\r\n"), 400},
    {"two Cookie fields", get_with("Host: a\r\nCookie: a=1\r\nCookie: a=2\r\n"), 400},
    {"two session cookies", get_with("Host: a\r\nCookie: session=1; session=2\r\n"), 400},
    {"two Origins", get_with("Host: a\r\nOrigin: x\r\nOrigin: y\r\n"), 400},
    {"two Content-Types", post("Content-Type: a/b\r\nContent-Type: c/d\r\n"), 400},
    {"two Idempotency-Keys", post("Idempotency-Key: 1\r\nIdempotency-Key: 2\r\n"), 400},
    {"unknown expectation", post("Expect: miracles\r\n"), 417},

    // Bodies.
    {"2 MiB declared", post("Content-Length: 2097152\r\n"), 413},
    {"2 MiB chunk", post("Transfer-Encoding: chunked\r\n", "200000\r\n"), 413},
};

std::vector<vector> const accepted{
    {"length", post("Content-Length: 5\r\n", "hello"), 200},
    {"chunks", post("Transfer-Encoding: chunked\r\n", "2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n"), 200},
    {"Chunked", post("transfer-encoding: Chunked\r\n", "5\r\nhello\r\n0\r\nX: 1\r\n\r\n"), 200},
    {"POST without a body", post(""), 200},
    {"GET of length 0", get_with("Host: a\r\nContent-Length: 0\r\n"), 200},
    {"64 fields",
     []
     {
         std::string fields = "Host: a\r\n";
         for (int count = 0; count < 63; ++count)
             fields += "X: 1\r\n";
         return get_with(fields);
     }(),
     200},
    {"name and port", get_with("Host: auction.example:8080\r\n"), 200},
    {"IPv6 and port", get_with("Host: [::1]:8080\r\n"), 200},
    {"escapes", get("/a%20b/%C3%A4?q=%2F+%5C"), 200},
    {"one of each cookie", get_with("Host: a\r\nCookie: session=1; theme=dark; theme=light\r\n"), 200},
};

} // namespace

BOOST_AUTO_TEST_SUITE(http_guard)

BOOST_DATA_TEST_CASE(refuses_and_reads_no_further, boost::unit_test::data::make(refused), shape)
{
    running_server served{say_hello, {.rules = {.single_cookies = {"session"}}}};
    raw_client client{served};
    client.send(shape.bytes + canary);
    BOOST_TEST(client.is_left());
    auto const status_line = "HTTP/1.1 " + std::to_string(shape.status) + " ";
    BOOST_TEST(client.received().starts_with(status_line), client.received());
    BOOST_TEST(client.received().find("\r\nConnection: close\r\n") != std::string::npos);
    BOOST_TEST(client.received().find("HTTP/1.1 ", 1) == std::string::npos);
    BOOST_TEST(served.seen.empty());
}

BOOST_DATA_TEST_CASE(accepts_and_goes_on, boost::unit_test::data::make(accepted), shape)
{
    running_server served{echo, {.rules = {.single_cookies = {"session"}}}};
    raw_client client{served};
    client.send(shape.bytes + canary);
    BOOST_TEST(client.hears("/canary"));
    BOOST_TEST(client.received().starts_with("HTTP/1.1 200 OK\r\n"));
    BOOST_TEST(served.seen.size() == 2);
}

BOOST_DATA_TEST_CASE(reads_the_same_byte_by_byte, boost::unit_test::data::make(accepted), shape)
{
    guard_rules const rules;
    request_parser parser{rules};
    for (auto const& byte : shape.bytes)
        BOOST_TEST(parser.put({&byte, 1}) == 1);
    BOOST_TEST((parser.reached() == request_parser::stage::complete));
}

BOOST_DATA_TEST_CASE(refuses_the_same_byte_by_byte, boost::unit_test::data::make(refused), shape)
{
    guard_rules const rules{.single_cookies = {"session"}};
    request_parser parser{rules};
    using stage = request_parser::stage;
    for (auto const& byte : shape.bytes + canary)
    {
        auto const before = parser.reached();
        parser.put({&byte, 1});
        if (before == stage::head && parser.reached() == stage::body)
            parser.limit_body(1024 * 1024);
        BOOST_TEST_REQUIRE((parser.reached() != stage::complete));
        if (parser.reached() == stage::refused)
            break;
    }
    BOOST_TEST_REQUIRE((parser.reached() == stage::refused));
    BOOST_TEST(parser.refused().status == shape.status);
}

BOOST_AUTO_TEST_CASE(knows_only_allowed_hosts)
{
    running_server served{echo, {.rules = {.allowed_hosts = {"auction.example", "[::1]"}}}};
    raw_client friendly{served};
    friendly.send(
        get_with("Host: Auction.Example:8080\r\n") + get_with("Host: [::1]\r\nConnection: close\r\n")
    );
    BOOST_TEST(friendly.is_left());
    BOOST_TEST(served.seen.size() == 2);
    raw_client foreign{served};
    BOOST_TEST(foreign.is_answered(get_with("Host: evil.example\r\n"), "400 Bad Request"));
}

BOOST_AUTO_TEST_CASE(shows_nobody_the_fields_of_a_trailer)
{
    guard_rules const rules;
    request_parser parser{rules};
    auto const bytes = post("Transfer-Encoding: chunked\r\n", "0\r\nAuthorization: me\r\n\r\n");
    for (std::string_view rest = bytes; !rest.empty();)
        rest.remove_prefix(parser.put(rest));
    BOOST_TEST((parser.reached() == request_parser::stage::complete));
    BOOST_TEST(parser.take().header("Authorization") == "");
}

BOOST_AUTO_TEST_SUITE_END()
