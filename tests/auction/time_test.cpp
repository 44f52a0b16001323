#include "auction/time.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace auktiva {

namespace {

namespace data = boost::unit_test::data;

struct written_time
{
    std::string_view text;
    std::string_view iso;

    friend std::ostream& operator<<(std::ostream& out, written_time const& time) { return out << time.text; }
};

constexpr written_time readable_times[] = {
    {"2026-02-13T18:05:09.123Z", "2026-02-13T18:05:09.123Z"},
    {"2026-02-13T18:05:09Z", "2026-02-13T18:05:09.000Z"},
    {"2026-02-13T18:05Z", "2026-02-13T18:05:00.000Z"},
    {"2026-02-13T18:05", "2026-02-13T18:05:00.000Z"},
    {"2026-02-13 18:05:09", "2026-02-13T18:05:09.000Z"},
    {"2026-02-13t18:05:09z", "2026-02-13T18:05:09.000Z"},
    {"2026-02-13T18:05:09.5Z", "2026-02-13T18:05:09.500Z"},
    {"2026-02-13T18:05:09.123987654Z", "2026-02-13T18:05:09.123Z"},
    {"2026-02-13T18:05:09.000+01:00", "2026-02-13T17:05:09.000Z"},
    {"2026-02-13T18:05-05:30", "2026-02-13T23:35:00.000Z"},
    {"2026-01-01T00:30+01:00", "2025-12-31T23:30:00.000Z"},
    {"2024-02-29T00:00Z", "2024-02-29T00:00:00.000Z"},
    {"2000-02-29T00:00Z", "2000-02-29T00:00:00.000Z"},
    {"1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"},
    {"9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"},
};

constexpr std::string_view unreadable_times[] = {
    "",
    "tomorrow",
    "2026-02-13",
    "2026-02-13T",
    "2026-02-13T18",
    "2026-02-13T18:5",
    "2026-02-13T18:05:9Z",
    "2026-02-13T18:05:09.Z",
    "2026-02-13T18:05:09,5Z",
    "2026-02-13T18:05.5Z",
    "2026-02-13T18:05:09ZZ",
    "2026-02-13T18:05:09 Z",
    "2026-02-13T18:05:09+0100",
    "2026-02-13T18:05:09+1:00",
    "2026-02-13T18:05:09+24:00",
    "2026-02-13T18:05:09+01:60",
    "2026-02-13T24:00:00Z",
    "2026-02-13T23:60:00Z",
    "2026-06-30T23:59:60Z",
    "2026-02-29T00:00Z",
    "1900-02-29T00:00Z",
    "2026-04-31T00:00Z",
    "2026-13-01T00:00Z",
    "2026-00-01T00:00Z",
    "2026-01-00T00:00Z",
    "26-02-13T18:05Z",
    "02026-02-13T18:05Z",
    "-2026-02-13T18:05Z",
    "1969-12-31T23:59:59.999Z",
    "1970-01-01T00:00:00+00:01",
    "9999-12-31T23:59:00-00:01",
    "10000-01-01T00:00Z",
    " 2026-02-13T18:05Z",
    "2026/02/13T18:05Z",
    "2026-0:-13T18:05Z",
};

} // namespace

BOOST_AUTO_TEST_SUITE(written_times)

BOOST_DATA_TEST_CASE(reads_a_time_and_prints_it_in_utc, data::make(readable_times), time)
{
    auto const parsed = parse_time(time.text);

    BOOST_REQUIRE(parsed.has_value());
    BOOST_TEST(format_time(*parsed) == time.iso);
}

BOOST_DATA_TEST_CASE(refuses_what_is_no_time, data::make(unreadable_times), text)
{
    auto const parsed = parse_time(text);

    BOOST_REQUIRE(parsed.has_error());
    BOOST_TEST(parsed.error().key == "E_BAD_TIME");
}

BOOST_AUTO_TEST_CASE(counts_milliseconds_since_1970)
{
    BOOST_TEST(parse_time("2001-09-09T01:46:40.001Z")->time_since_epoch().count() == 1'000'000'000'001);
}

BOOST_AUTO_TEST_CASE(appends_to_what_is_there)
{
    std::string text = "at ";
    append_time(text, timestamp{});
    BOOST_TEST(text == "at 1970-01-01T00:00:00.000Z");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
