#include "auction/foreign_value.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <limits>

namespace auktiva {

namespace {

namespace data = boost::unit_test::data;

struct foreign_time
{
    foreign_value value;
    /// Empty where it cannot be read.
    std::string_view meant;

    friend std::ostream& operator<<(std::ostream& out, foreign_time const& it)
    {
        return out << show(it.value);
    }
};

foreign_time const foreign_times[] = {
    {"2026-02-13T18:05:09.123+00:00", "2026-02-13T18:05:09.123Z"},
    {"2026-02-13T18:05:09.123Z", "2026-02-13T18:05:09.123Z"},
    {"2026-02-13T19:05:09.123+01:00", "2026-02-13T18:05:09.123Z"},
    {"2026-02-13 18:05:09", "2026-02-13T18:05:09.000Z"},
    {std::int64_t{1'771'005'909'123}, "2026-02-13T18:05:09.123Z"},
    {1'771'005'909'123.0, "2026-02-13T18:05:09.123Z"},
    {std::int64_t{1'771'005'909}, "2026-02-13T18:05:09.000Z"},
    {std::monostate{}, ""},
    {"", ""},
    {"yesterday", ""},
    {"2026-02-30 18:05:09", ""},
    {"1969-12-31T23:59:59Z", ""},
    {std::int64_t{0}, ""},
    {std::int64_t{-1'771'005'909'123}, ""},
    {std::int64_t{2026}, ""},
    {std::numeric_limits<std::int64_t>::max(), ""},
    {1'771'005'909'123.5, ""},
    {std::numeric_limits<double>::infinity(), ""},
    {foreign_bytes{8}, ""},
};

struct foreign_price
{
    foreign_value value;
    int exponent;
    /// −1 where it cannot be read.
    std::int64_t minor;
    bool rounded;

    friend std::ostream& operator<<(std::ostream& out, foreign_price const& it)
    {
        return out << show(it.value) << " with " << it.exponent << " decimals";
    }
};

foreign_price const foreign_prices[] = {
    {12.5, 2, 1250, false},
    {std::int64_t{12}, 2, 1200, false},
    {0.0, 2, 0, false},
    {-0.0, 2, 0, false},
    {1.1, 2, 110, false},
    {1.15, 2, 115, false},
    {4.35, 2, 435, false},
    {1.10 + 2.20, 2, 330, true},
    {0.1 + 0.2, 2, 30, true},
    {10.005, 2, 1000, true},
    {10.015, 2, 1002, true},
    {10.0050001, 2, 1001, true},
    {10.004, 2, 1000, true},
    {0.001, 2, 0, true},
    {99.999, 2, 10000, true},
    {300.0, 0, 300, false},
    {300.5, 0, 300, true},
    {301.5, 0, 302, true},
    {1e10, 2, 1'000'000'000'000, false},
    {1e22, 2, -1, false},
    {1e300, 2, -1, false},
    {1e-300, 2, 0, true},
    {std::numeric_limits<double>::infinity(), 2, -1, false},
    {-1.0, 2, -1, false},
    {std::int64_t{-5}, 2, -1, false},
    {"12.50", 2, -1, false},
    {std::monostate{}, 2, -1, false},
    {foreign_bytes{3}, 2, -1, false},
};

} // namespace

BOOST_AUTO_TEST_SUITE(foreign_values)

BOOST_DATA_TEST_CASE(a_time_is_read_in_every_spelling_auktiva_has_used, data::make(foreign_times), written)
{
    auto const at = read_time(written.value);
    BOOST_TEST((at ? format_time(*at) : "") == written.meant);
}

BOOST_DATA_TEST_CASE(an_amount_is_read_by_its_shortest_decimal, data::make(foreign_prices), price)
{
    auto const read = read_amount(price.value, price.exponent);
    BOOST_TEST((read ? read->value.minor : -1) == price.minor);
    BOOST_TEST((read && read->rounded) == price.rounded);
}

BOOST_AUTO_TEST_CASE(a_flag_is_nothing_but_zero_and_one)
{
    BOOST_TEST((read_flag(std::int64_t{1}) == true));
    BOOST_TEST((read_flag(std::int64_t{0}) == false));
    BOOST_TEST((read_flag(1.0) == true));
    for (auto const& other : {foreign_value{"true"}, foreign_value{std::int64_t{2}}, foreign_value{}})
        BOOST_TEST(!read_flag(other));
}

BOOST_AUTO_TEST_CASE(a_value_is_shown_on_one_short_line)
{
    BOOST_TEST(show(std::monostate{}) == "NULL");
    BOOST_TEST(show(12.5) == "12.5");
    BOOST_TEST(show(foreign_bytes{3}) == "3 bytes");
    BOOST_TEST(show(std::string{"two\nlines \xff"}) == "\"twolines \"");
    BOOST_TEST(show(std::string(10'000, 'a')).size() < 100u);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
