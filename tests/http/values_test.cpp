#include "http/request.hpp"
#include "http/response.hpp"
#include "http/router.hpp"
#include "http/target.hpp"
#include "http/text.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>

namespace data = boost::unit_test::data;
using namespace auktiva::http;

BOOST_AUTO_TEST_SUITE(http_target)

BOOST_DATA_TEST_CASE(
    refuses_what_could_be_read_in_two_ways,
    data::make<std::string>({"",          "*",      "a",       "http://a/b", "//",
                             "//a",       "/a//b",  "/a/",     "/.",         "/..",
                             "/a/../b",   "/a/./b", "/%2e",    "/a/%2E%2e",  "/a%2fb",
                             "/a\\b",     "/a%5Cb", "/a%00",   "/%",         "/%4",
                             "/%zz",      "/%ff",   "/%c0%af", "/%ed%a0%80", "/%f4%90%80%80",
                             "/\xc3\xa4", "/a b",   "/a#b",    "/a?b#c",     "/?a=%00",
                             "/?a=%ff",   "/?%4",   "/?a&b&a", "/?a=1&%61=2"}),
    raw
)
{
    BOOST_TEST(!decode_target(raw).has_value());
}

BOOST_AUTO_TEST_CASE(decodes_exactly_once)
{
    auto const decoded = decode_target("/a%2525/%c3%a4+b...?x=%252F&y=a+b=c&&z");
    BOOST_TEST_REQUIRE(decoded.has_value());
    BOOST_TEST(decoded->path == "/a%25/\xc3\xa4+b...");
    BOOST_TEST(decoded->query == "x=%252F&y=a+b=c&&z");
    BOOST_TEST_REQUIRE(decoded->parameters.size() == 3u);
    BOOST_TEST(decoded->parameters[0].second == "%2F");
    BOOST_TEST(decoded->parameters[1].second == "a+b=c");
    BOOST_TEST(decoded->parameters[2].first == "z");
}

BOOST_AUTO_TEST_CASE(knows_utf8)
{
    for (std::string_view const good :
         {"", "a", "\xc2\x80", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"})
        BOOST_TEST(is_utf8(good));
    for (std::string_view const bad :
         {"\x80", "\xc1\xbf", "\xc3", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xe4\xb8", "\xf0\x8f\xbf\xbf",
          "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xc3("})
        BOOST_TEST(!is_utf8(bad));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(http_response)

BOOST_AUTO_TEST_CASE(carries_what_protects_the_browser)
{
    std::string head;
    append_head(head, {.content_type = "application/json", .body = "{}"}, {.date = "today"});
    BOOST_TEST(head.starts_with("HTTP/1.1 200 OK\r\nDate: today\r\n"));
    BOOST_TEST(head.ends_with("\r\n\r\n"));
    for (auto const field :
         {"Content-Type: application/json", "Content-Length: 2", "Cache-Control: no-store",
          "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer",
          "Cross-Origin-Resource-Policy: same-origin",
          "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'"})
        BOOST_TEST(head.find("\r\n" + std::string{field} + "\r\n") != head.npos, field);
    BOOST_TEST(head.find("Strict-Transport-Security") == head.npos);
    BOOST_TEST(head.find("Cross-Origin-Opener-Policy") == head.npos);
    BOOST_TEST(head.find("Connection") == head.npos);
}

BOOST_AUTO_TEST_CASE(keeps_the_handlers_own_fields_and_their_lines_apart)
{
    std::string head;
    append_head(
        head, {.headers = {{"cache-control", "private, no-cache"}, {"X-Name", "a\r\nSet-Cookie: b"}}},
        {.date = "today", .connection = "close", .secure = true}
    );
    BOOST_TEST(head.find("no-store") == head.npos);
    BOOST_TEST(head.find("\r\ncache-control: private, no-cache\r\n") != head.npos);
    BOOST_TEST(head.find("\r\nX-Name: a  Set-Cookie: b\r\n") != head.npos);
    BOOST_TEST(head.find("\r\nConnection: close\r\n") != head.npos);
    BOOST_TEST(head.find("\r\nStrict-Transport-Security: ") != head.npos);
    BOOST_TEST(head.find("\r\nCross-Origin-Opener-Policy: same-origin\r\n") != head.npos);
}

BOOST_DATA_TEST_CASE(says_no_length_where_no_body_may_be, data::make({204, 304}), status)
{
    std::string head;
    append_head(head, {.status = status, .content_type = "text/plain", .body = "x"}, {});
    BOOST_TEST(head.find("Content-") == head.find("Content-Type-Options"));
    BOOST_TEST(head.find("Content-Length") == head.npos);
}

BOOST_AUTO_TEST_CASE(tells_the_clock_to_the_millisecond)
{
    std::string head;
    append_head(head, {.status = 304}, {.date = "today", .now = 1'709'164'800'999});
    BOOST_TEST(head.find("\r\nX-Server-Time: 1709164800999\r\n") != head.npos);
}

BOOST_AUTO_TEST_CASE(sends_what_is_part_of_the_program_as_it_is)
{
    std::string head;
    response const answer{.lasting_body = "abc"};
    append_head(head, answer, {});
    BOOST_TEST(answer.payload() == "abc");
    BOOST_TEST(head.find("\r\nContent-Length: 3\r\n") != head.npos);
}

BOOST_AUTO_TEST_CASE(writes_dates_as_http_wants_them)
{
    BOOST_TEST(format_date(784'111'777'000) == "Sun, 06 Nov 1994 08:49:37 GMT");
    BOOST_TEST(format_date(1'709'164'800'999) == "Thu, 29 Feb 2024 00:00:00 GMT");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(http_router)

struct row
{
    std::string_view method;
    std::string_view pattern;
};

constexpr std::array<row, 7> table{{
    {"GET", "/"},
    {"GET", "/api/auctions"},
    {"POST", "/api/auctions"},
    {"GET", "/api/auctions/mine"},
    {"GET", "/api/auctions/{auction}"},
    {"DELETE", "/api/auctions/{auction}/items/{item}"},
    {"GET", "/files/{auction}/{path...}"},
}};

route<row> look_up(std::string_view method, std::string_view path)
{
    return find(std::span<row const>{table}, method, path);
}

BOOST_AUTO_TEST_CASE(finds_rows_and_captures_segments)
{
    auto const found = look_up("DELETE", "/api/auctions/a1/items/i2");
    BOOST_TEST(found.row == &table[5]);
    BOOST_TEST(found.parameters["auction"] == "a1");
    BOOST_TEST(found.parameters["item"] == "i2");
    BOOST_TEST(found.parameters["bid"] == "");
    BOOST_TEST(look_up("GET", "/").row == &table[0]);
    BOOST_TEST(look_up("HEAD", "/api/auctions").row == &table[1]);
    BOOST_TEST(look_up("POST", "/api/auctions").row == &table[2]);
    BOOST_TEST(look_up("GET", "/api/auctions/mine").row == &table[3]);
    BOOST_TEST(look_up("GET", "/api/auctions/yours").row == &table[4]);
}

BOOST_AUTO_TEST_CASE(a_last_capture_may_take_all_that_is_left)
{
    auto const found = look_up("GET", "/files/a1/b/c.jpg");
    BOOST_TEST(found.row == &table[6]);
    BOOST_TEST(found.parameters["auction"] == "a1");
    BOOST_TEST(found.parameters["path"] == "b/c.jpg");
    BOOST_TEST(look_up("GET", "/files/a1/b").parameters["path"] == "b");
}

BOOST_DATA_TEST_CASE(
    finds_nothing_for_other_paths,
    data::make<std::string>(
        {"/api", "/api/", "/api/auctionsx", "/api/auctions/", "/api/auctions/a/", "/api/auctions/a/items",
         "/api/auctions/a/items/", "/api/auctions//items/b", "/files/a", "/files/a/",
         "/api/auctions/a/items/b/c", "/API/auctions", ""}
    ),
    path
)
{
    auto const found = look_up("GET", path);
    BOOST_TEST(!found.row);
    BOOST_TEST(found.allow == "");
}

BOOST_AUTO_TEST_CASE(tells_which_methods_a_path_allows)
{
    auto const found = look_up("PUT", "/api/auctions");
    BOOST_TEST(!found.row);
    BOOST_TEST(found.allow == "GET, HEAD, POST");
    BOOST_TEST(look_up("get", "/").allow == "GET, HEAD");
}

BOOST_AUTO_TEST_SUITE_END()
