#include "web/body.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace auktiva::web {

BOOST_AUTO_TEST_SUITE(request_bodies)

namespace data = boost::unit_test::data;

char const* const malformed_bodies[] = {
    "{",
    "[]",
    "1",
    "\"x\"",
    "{\"a\":1,}",
    "{\"a\":1} x",
    "{\"a\":1,\"a\":2}",
    "{\"a\":{\"b\":1,\"b\":2}}",
    "{\"a\":NaN}",
    "[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]",
};

BOOST_DATA_TEST_CASE(malformed_ones_are_refused, data::make(malformed_bodies), text)
{
    auto const read = body::parse("application/json", text);
    BOOST_REQUIRE(read.has_error());
    BOOST_TEST(read.error().key == "E_MALFORMED_BODY");
}

struct number
{
    char const* json;
    char const* text;
};
std::ostream& operator<<(std::ostream& out, number const& each)
{
    return out << each.json;
}

number const numbers[] = {
    {"12", "12"},           {"12.5", "12.5"},       {"19.99", "19.99"},
    {"1.15", "1.15"},       {"100000.0", "100000"}, {"1e3", "1000"},
    {"\"12.50\"", "12.50"}, {"-1", "-1"},           {"0.1", "0.1"},
    {"3.30", "3.3"},        {"1e400", "inf"},       {"9007199254740993", "9007199254740993"},
};

BOOST_DATA_TEST_CASE(a_number_is_read_by_its_shortest_decimal, data::make(numbers), each)
{
    auto read = body::parse("application/json", std::string{"{\"amount\":"} + each.json + "}").value();
    BOOST_TEST(read.decimal("amount").value() == each.text);
}

BOOST_AUTO_TEST_CASE(everything_wrong_is_told_at_once)
{
    auto read =
        body::parse("application/json", R"({"name":"","flag":1,"count":1.5,"at":"soon","maybe":null})")
            .value();
    read.text("name", {1, 10});
    read.text("missing", {1, 10});
    read.flag("flag");
    read.integer("count", 1, 5);
    read.time("at");
    read.optional_text("maybe", {0, 10});
    BOOST_REQUIRE(read.refused());
    BOOST_TEST(read.problem().errors.size() == 6u);
}

BOOST_AUTO_TEST_CASE(a_null_clears_only_where_it_may)
{
    auto read = body::parse("application/json", R"({"text":null,"at":null})").value();
    BOOST_TEST(read.nullable_text("text", {0, 5}).has_value());
    BOOST_TEST(!read.nullable_text("text", {0, 5})->has_value());
    BOOST_TEST(!read.nullable_text("absent", {0, 5}).has_value());
    BOOST_TEST(read.nullable_time("at").has_value());
    BOOST_TEST(!read.refused());
}

BOOST_AUTO_TEST_CASE(lengths_count_code_points)
{
    auto read = body::parse("application/json", R"({"name":"äöüß"})").value();
    BOOST_TEST(read.text("name", {1, 4}) == "äöüß");
    BOOST_TEST(!read.refused());
}

BOOST_AUTO_TEST_CASE(forms_are_read_too)
{
    auto read = body::parse("application/x-www-form-urlencoded", "a=1+2%2B3&b=").value();
    BOOST_TEST(read.text("a", {0, 10}) == "1 2+3");
    BOOST_TEST(read.text("b", {0, 10}) == "");
    BOOST_TEST(body::parse("application/x-www-form-urlencoded", "a=1&a=2").has_error());
    BOOST_TEST(body::parse("application/x-www-form-urlencoded", "a=%zz").has_error());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::web
