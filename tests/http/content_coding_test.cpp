#include "http/content_coding.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace auktiva::http {

namespace data = boost::unit_test::data;
using namespace std::string_view_literals;

BOOST_AUTO_TEST_SUITE(content_coding)

BOOST_DATA_TEST_CASE(
    gzip_is_sent_to_who_takes_it,
    data::make(
        {"gzip", "GZIP", "gzip, deflate, br", "br, gzip;q=0.5", "deflate;q=1.0, gzip ; q=0.001", "*",
         "br, *;q=0.1"}
    ),
    accepted
)
{
    BOOST_TEST(accepts_gzip(accepted));
}

BOOST_DATA_TEST_CASE(
    nobody_else_is_sent_it,
    data::make(
        {"", "identity", "br", "gzip;q=0", "gzip;q=0.000, br", "*;q=0", "gzip;q=0, *", "*, gzip; Q=0",
         "gzipped", "not gzip", ",;,"}
    ),
    accepted
)
{
    BOOST_TEST(!accepts_gzip(accepted));
}

// "hello\n", by gzip -n.
constexpr auto hello = "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcb\x48\xcd\xc9\xc9\xe7\x02\x00"
                       "\x20\x30\x3a\x36\x06\x00\x00\x00"sv;

BOOST_AUTO_TEST_CASE(what_was_compressed_comes_back)
{
    BOOST_TEST(gunzip(hello, 6) == "hello\n");
}

BOOST_AUTO_TEST_CASE(what_is_compressed_is_smaller_and_comes_back)
{
    std::string text;
    for (int number = 0; number < 1000; ++number)
        text += R"({"name":"Lot )" + std::to_string(number) + R"(","currentBid":null},)";
    auto const compressed = gzip(text);
    BOOST_TEST(compressed.size() * 5 < text.size());
    BOOST_TEST(gunzip(compressed, text.size()) == text);
    BOOST_TEST(gunzip(gzip(""), 0) == "");
}

response json_of(std::size_t size)
{
    return {.content_type = "application/json; charset=utf-8", .body = std::string(size, ' ')};
}

BOOST_AUTO_TEST_CASE(an_answer_is_compressed_where_it_is_worth_it)
{
    auto answer = json_of(1401);
    compress(answer, "br, gzip");
    BOOST_TEST(answer.body.size() < 100u);
    std::vector<std::pair<std::string, std::string>> const told{
        {"Content-Encoding", "gzip"}, {"Vary", "Accept-Encoding"}};
    BOOST_TEST((answer.headers == told));

    auto const is_left_alone = [](response given, std::string_view accepted)
    {
        auto const before = given.body;
        compress(given, accepted);
        return given.body == before && given.headers.empty();
    };
    BOOST_TEST(is_left_alone(json_of(1401), "br"));
    BOOST_TEST(is_left_alone(json_of(1400), "gzip"));
    auto picture = json_of(5000);
    picture.content_type = "image/png";
    BOOST_TEST(is_left_alone(picture, "gzip"));
    auto piece = json_of(5000);
    piece.following = std::make_shared<following_pieces>();
    BOOST_TEST(is_left_alone(piece, "gzip"));
}

BOOST_AUTO_TEST_CASE(what_was_not_is_a_fault)
{
    BOOST_CHECK_THROW(gunzip(hello, 5), std::runtime_error);
    BOOST_CHECK_THROW(gunzip(hello, 7), std::runtime_error);
    BOOST_CHECK_THROW(gunzip(hello.substr(0, hello.size() - 9), 6), std::runtime_error);
    BOOST_CHECK_THROW(gunzip("hello\n", 6), std::runtime_error);
    BOOST_CHECK_THROW(gunzip("", 0), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::http
