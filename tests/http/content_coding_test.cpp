#include "http/content_coding.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <stdexcept>

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
