#include "auction/currency.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace auktiva {

namespace {

struct known_currency
{
    std::string_view code;
    std::string_view symbol;
    int exponent;

    friend std::ostream& operator<<(std::ostream& out, known_currency const& known)
    {
        return out << known.code;
    }
};

constexpr known_currency known_currencies[] = {
    {"USD", "$", 2}, {"EUR", "€", 2}, {"PEN", "S/", 2}, {"HUF", "Ft", 2}, {"AED", "د.إ", 2},
    {"ZAR", "R", 2}, {"JPY", "¥", 0}, {"KRW", "₩", 0},  {"CLP", "$", 0},  {"VND", "₫", 0},
};

} // namespace

BOOST_AUTO_TEST_SUITE(currency_table)

BOOST_DATA_TEST_CASE(knows_symbol_and_decimals, boost::unit_test::data::make(known_currencies), known)
{
    auto const* found = find_currency(known.code);

    BOOST_REQUIRE(found);
    BOOST_TEST(found->symbol == known.symbol);
    BOOST_TEST(found->exponent == known.exponent);
}

BOOST_DATA_TEST_CASE(
    knows_no_other_code,
    (boost::unit_test::data::make<std::string_view>({"", "eur", "EU", "EURO", "XXX", "zzz"})), code
)
{
    BOOST_TEST(!find_currency(code));
}

BOOST_AUTO_TEST_CASE(finds_each_of_the_46_under_its_code)
{
    BOOST_TEST(currencies().size() == 46u);
    for (auto const& each : currencies())
        BOOST_TEST(find_currency(each.code) == &each);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
