#include "web/answer_shapes.hpp"
#include "web/api_document.hpp"
#include "web/operations.hpp"
#include "web/routes.hpp"
#include "web/shape_schema.hpp"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <set>

namespace auktiva::web {

BOOST_AUTO_TEST_SUITE(document_of_the_api)

BOOST_AUTO_TEST_CASE(every_route_is_described_and_nothing_else)
{
    std::multiset<std::string> rows;
    for (auto const& row : routes())
        rows.insert(std::string{row.method} + ' ' + std::string{row.pattern});
    std::multiset<std::string> described;
    for (auto const& each : operations())
        described.insert(std::string{each.method} + ' ' + std::string{each.pattern});
    BOOST_TEST(rows == described, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(it_is_json_with_a_schema_for_every_form)
{
    auto const document = boost::json::parse(api_document({.public_url = "http://x"})).as_object();
    auto const& schemas = document.at("components").at("schemas").as_object();
    for (auto const& row : routes())
        if (row.with.takes)
            BOOST_TEST(schemas.contains(row.with.takes->name), row.with.takes->name);
    BOOST_TEST(schemas.at("NewBid").at("required").as_array().front().as_string() == "amount");
}

BOOST_AUTO_TEST_CASE(no_name_stands_for_two_schemas)
{
    std::set<std::string_view> names;
    std::set<form const*> seen;
    for (auto const& row : routes())
        if (row.with.takes && seen.insert(row.with.takes).second)
            BOOST_TEST(names.insert(row.with.takes->name).second, row.with.takes->name);
    for (auto const& shape : answer_shapes())
        BOOST_TEST(names.insert(shape.name).second, shape.name);
}

BOOST_AUTO_TEST_CASE(the_notation_says_what_json_schema_says)
{
    BOOST_TEST(schema_of("int") == R"({"type":"integer"})");
    BOOST_TEST(schema_of("[str]") == R"({"type":"array","items":{"type":"string"}})");
    BOOST_TEST(schema_of("<bool>") == R"({"type":"object","additionalProperties":{"type":"boolean"}})");
    BOOST_TEST(
        schema_of("Currency?") == R"({"anyOf":[{"$ref":"#/components/schemas/Currency"},{"type":"null"}]})"
    );
    BOOST_TEST(
        schema_of("int/<str>") ==
        R"({"anyOf":[{"type":"integer"},{"type":"object","additionalProperties":{"type":"string"}}]})"
    );
    BOOST_TEST(
        schema_of("a? int, b {c x|y}") ==
        R"({"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"object","properties":)"
        R"({"c":{"enum":["x","y"]}},"required":["c"]}},"required":["b"]})"
    );
}

BOOST_AUTO_TEST_CASE(a_shape_that_is_not_there_is_a_fault)
{
    BOOST_CHECK_THROW(schema_of("Nothing"), std::logic_error);
    BOOST_CHECK_THROW(schema_of("a strr"), std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::web
