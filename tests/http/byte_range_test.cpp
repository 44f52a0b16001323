#include "http/byte_range.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

namespace data = boost::unit_test::data;
using namespace auktiva::http;

namespace {

struct wish
{
    std::string header;
    std::uint64_t first;
    std::uint64_t size;

    friend std::ostream& operator<<(std::ostream& out, wish const& each) { return out << each.header; }
};

wish const parts_of_ten[] = {
    {"bytes=0-0", 0, 1},   {"bytes=0-9", 0, 10},
    {"bytes=3-", 3, 7},    {"Bytes = 9- ", 9, 1},
    {"bytes=-4", 6, 4},    {"bytes=-400", 0, 10},
    {"bytes=2-999", 2, 8}, {"bytes=0-18446744073709551615", 0, 10},
};

} // namespace

BOOST_AUTO_TEST_SUITE(http_byte_range)

BOOST_DATA_TEST_CASE(reads_one_range, data::make(parts_of_ten), each)
{
    auto const read = read_range(each.header, 10);
    BOOST_TEST_REQUIRE(read.part.has_value());
    BOOST_TEST(read.part->first == each.first);
    BOOST_TEST(read.part->size == each.size);
}

BOOST_DATA_TEST_CASE(
    takes_anything_else_for_the_whole,
    data::make<std::string>(
        {"", "bytes", "bytes=", "bytes=-", "bytes=1-2,4-5", "bytes=5-4", "bytes=a-b", "bytes=+1-2", "bytes=1",
         "items=0-1", "bytes=1-2-3", "bytes=99999999999999999999-", "bytes=0x1-"}
    ),
    header
)
{
    auto const read = read_range(header, 10);
    BOOST_TEST(!read.part.has_value());
    BOOST_TEST(!read.beyond_end);
}

BOOST_DATA_TEST_CASE(
    knows_what_is_not_there,
    data::make<std::string>({"bytes=10-", "bytes=10-11", "bytes=-0", "bytes=99-100"}), header
)
{
    BOOST_TEST(read_range(header, 10).beyond_end);
}

BOOST_AUTO_TEST_CASE(nothing_has_no_part)
{
    BOOST_TEST(read_range("bytes=0-", 0).beyond_end);
    BOOST_TEST(read_range("bytes=-1", 0).beyond_end);
}

BOOST_AUTO_TEST_SUITE_END()
