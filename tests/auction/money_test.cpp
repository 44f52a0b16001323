#include "auction/money.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace auktiva {

namespace {

namespace data = boost::unit_test::data;

struct written_amount
{
    std::string_view text;
    int exponent;
    std::int64_t minor;
    std::string_view formatted;
    std::string_view shortest;

    friend std::ostream& operator<<(std::ostream& out, written_amount const& amount)
    {
        return out << amount.text << " with " << amount.exponent << " decimals";
    }
};

constexpr written_amount readable[] = {
    {"0", 2, 0, "0.00", "0"},
    {"12", 2, 1200, "12.00", "12"},
    {"12.5", 2, 1250, "12.50", "12.5"},
    {"12.50", 2, 1250, "12.50", "12.5"},
    {"0.01", 2, 1, "0.01", "0.01"},
    {"0.10", 2, 10, "0.10", "0.1"},
    {"19.99", 2, 1999, "19.99", "19.99"},
    {"1.15", 2, 115, "1.15", "1.15"},
    {"100", 2, 10000, "100.00", "100"},
    {"007.5", 2, 750, "7.50", "7.5"},
    {"10000000000", 2, 1'000'000'000'000, "10000000000.00", "10000000000"},
    {"0", 0, 0, "0", "0"},
    {"300", 0, 300, "300", "300"},
    {"1000000000000", 0, 1'000'000'000'000, "1000000000000", "1000000000000"},
    {"1.005", 3, 1005, "1.005", "1.005"},
    {"10.05", 3, 10050, "10.050", "10.05"},
    {"0.001", 3, 1, "0.001", "0.001"},
    {"1000000000", 3, 1'000'000'000'000, "1000000000.000", "1000000000"},
    {"1.5", 1, 15, "1.5", "1.5"},
};

struct refused_amount
{
    std::string_view text;
    int exponent;

    friend std::ostream& operator<<(std::ostream& out, refused_amount const& amount)
    {
        return out << '"' << amount.text << "\" with " << amount.exponent << " decimals";
    }
};

constexpr refused_amount unreadable[] = {
    {"", 2},
    {".", 2},
    {".5", 2},
    {"5.", 2},
    {"1e3", 2},
    {"1E3", 2},
    {"-1", 2},
    {"+1", 2},
    {" 1", 2},
    {"1 ", 2},
    {"1,5", 2},
    {"1.2.3", 2},
    {"0x10", 2},
    {"NaN", 2},
    {"1'000", 2},
    {"१", 2},
    {"10.005", 2},
    {"10.000", 2},
    {"1.0", 0},
    {"1.0000", 3},
    {"5.", 0},
    {"10000000000.01", 2},
    {"1000000000001", 0},
    {"99999999999999999999999999999999", 2},
    {"1000000000.001", 3},
};

} // namespace

BOOST_AUTO_TEST_SUITE(money_amounts)

BOOST_DATA_TEST_CASE(reads_and_prints_by_digits, data::make(readable), amount)
{
    auto const parsed = parse_money(amount.text, amount.exponent);

    BOOST_REQUIRE(parsed.has_value());
    BOOST_TEST(*parsed == money{amount.minor});
    BOOST_TEST(format_money(*parsed, amount.exponent) == amount.formatted);
    BOOST_TEST(shortest_money(*parsed, amount.exponent) == amount.shortest);
}

BOOST_DATA_TEST_CASE(refuses_what_is_no_plain_decimal_of_the_currency, data::make(unreadable), amount)
{
    auto const parsed = parse_money(amount.text, amount.exponent);

    BOOST_REQUIRE(parsed.has_error());
    BOOST_TEST(parsed.error().key == "E_BAD_AMOUNT");
    BOOST_CHECK(parsed.error().sort == refusal::validation);
}

BOOST_AUTO_TEST_CASE(adds_without_a_rounding_error)
{
    auto const sum = parse_money("1.10", 2).value() + parse_money("2.20", 2).value();

    BOOST_TEST(sum == parse_money("3.30", 2).value());
    BOOST_TEST(format_money(sum, 2) == "3.30");
}

BOOST_AUTO_TEST_CASE(reads_back_every_cent_it_prints)
{
    for (std::int64_t minor = 0; minor < 100'000; ++minor)
    {
        BOOST_REQUIRE(parse_money(format_money({minor}, 2), 2).value() == money{minor});
        BOOST_REQUIRE(parse_money(shortest_money({minor}, 2), 2).value() == money{minor});
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
