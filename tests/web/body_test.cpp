#include "web/body.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace auktiva::web {

BOOST_AUTO_TEST_SUITE(request_bodies)

namespace data = boost::unit_test::data;

namespace {

using namespace declare;

constexpr std::array<std::string_view, 2> sides{"LEFT", "RIGHT"};
constexpr std::array inner_fields{line("id", 1, 5).required(), flag("on")};
constexpr std::array sample_fields{
    line("name", 1, 4).required(),
    text("words", 0, 10).nullable(),
    email("email"),
    password("secret"),
    flag("flag"),
    integer("count", 1, 5),
    time("at").nullable(),
    amount_of_money("amount"),
    choice("side", std::span{sides}),
    texts("ids", 1, 2),
    lines("places", 1, 5),
    object("updates", inner_fields),
    objects("list", 0, 2, inner_fields),
};
constexpr form whole{"Sample", sample_fields};
constexpr form changes{"Changes", sample_fields, true};

result<body> read_json(std::string_view text, form const& takes = changes)
{
    return body::parse("application/json", text, takes);
}

} // namespace

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
    auto const read = read_json(text);
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
    {"12", "12"},           {"12.5", "12.5"},
    {"19.99", "19.99"},     {"1.15", "1.15"},
    {"100000.0", "100000"}, {"1e3", "1000"},
    {"\"12.50\"", "12.50"}, {"0.1", "0.1"},
    {"3.30", "3.3"},        {"9007199254740993", "9007199254740993"},
};

BOOST_DATA_TEST_CASE(a_number_is_read_by_its_shortest_decimal, data::make(numbers), each)
{
    auto const read = read_json(std::string{"{\"amount\":"} + each.json + "}").value();
    BOOST_TEST(read.decimal("amount").value() == each.text);
}

char const* const wrong_members[] = {
    R"({"name":null})",    R"({"name":""})",        R"({"name":"fünfe"})",      R"({"name":"a\nb"})",
    R"({"words":7})",      R"({"email":"nobody"})", R"({"secret":"1234567"})",  R"({"flag":1})",
    R"({"flag":"true"})",  R"({"count":0})",        R"({"count":6})",           R"({"count":1.5})",
    R"({"count":"3"})",    R"({"at":"soon"})",      R"({"amount":-1})",         R"({"amount":1e400})",
    R"({"amount":"1,5"})", R"({"amount":"."})",     R"({"amount":"1."})",       R"({"amount":true})",
    R"({"side":"left"})",  R"({"ids":[]})",         R"({"ids":["a","b","c"]})", R"({"ids":[1]})",
    R"({"ids":"a"})",      R"({"updates":[]})",     R"({"updates":{"on":1}})",  R"({"list":[{}]})",
    R"({"list":[7]})",     R"({"places":[]})",      R"({"places":["a",""]})",   R"({"places":7})",
};

BOOST_DATA_TEST_CASE(what_the_form_does_not_allow_is_refused, data::make(wrong_members), text)
{
    auto const read = read_json(text);
    BOOST_REQUIRE(read.has_error());
    BOOST_TEST(read.error().key == "E_VALIDATION");
    BOOST_TEST(read.error().errors.size() == 1u);
}

BOOST_AUTO_TEST_CASE(everything_wrong_is_told_at_once_by_its_path)
{
    auto const read = read_json(R"({"flag":1,"updates":{"on":1},"list":[{"id":"a"},{"id":""}]})", whole);
    std::vector<std::string> paths;
    for (auto const& [path, why] : read.error().errors)
        paths.push_back(path);
    std::vector<std::string> const expected{"name", "flag", "updates.on", "list.1.id"};
    BOOST_TEST(paths == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_null_clears_only_where_it_may)
{
    auto const read = read_json(R"({"words":null,"at":null})").value();
    BOOST_TEST(read.nullable_text("words").has_value());
    BOOST_TEST(!read.nullable_text("words")->has_value());
    BOOST_TEST(read.nullable_time("at").has_value());
    BOOST_TEST(!read_json("{}").value().nullable_text("words").has_value());
}

BOOST_AUTO_TEST_CASE(what_is_absent_from_a_change_stays)
{
    auto const read = read_json("{}").value();
    BOOST_TEST(!read.has("name"));
    BOOST_TEST(!read.flag("flag").has_value());
    BOOST_TEST(read.texts("ids").empty());
    BOOST_TEST(read_json("{}", whole).error().errors.size() == 1u);
}

BOOST_AUTO_TEST_CASE(inner_objects_are_read_by_their_own_members)
{
    auto const read =
        read_json(R"({"updates":{"on":true},"list":[{"id":"a"},{"id":"b","on":false}]})").value();
    BOOST_TEST(read.object("updates")->flag("on").value());
    BOOST_TEST(read.objects("list").at(1).text("id") == "b");
}

BOOST_AUTO_TEST_CASE(to_read_what_no_form_declares_is_a_fault)
{
    BOOST_CHECK_THROW(read_json(R"({"other":1})").value().has("other"), std::logic_error);
}

BOOST_AUTO_TEST_CASE(addresses_are_read_in_lower_case)
{
    BOOST_TEST(read_json(R"({"email":"Ann@Example.ORG"})").value().text("email") == "ann@example.org");
}

BOOST_AUTO_TEST_CASE(forms_and_queries_say_everything_in_texts)
{
    auto const form_type = "application/x-www-form-urlencoded";
    auto const read = body::parse(form_type, "words=1+2%2B3&flag=true&count=3", changes).value();
    BOOST_TEST(read.text("words") == "1 2+3");
    BOOST_TEST(read.flag("flag").value());
    BOOST_TEST(read.integer("count").value() == 3);
    BOOST_TEST(body::parse(form_type, "a=1&a=2", changes).has_error());
    BOOST_TEST(body::parse(form_type, "a=%zz", changes).has_error());
    BOOST_TEST(body::of_query({{"count", "4"}}, changes).value().integer("count").value() == 4);
    BOOST_TEST(body::of_query({{"count", "x"}}, changes).has_error());
}

BOOST_AUTO_TEST_CASE(one_line_or_many_are_read_alike)
{
    auto const read = [](std::string_view form)
    { return body::parse("application/x-www-form-urlencoded", form, changes); };
    using list = std::vector<std::string>;
    auto const one = read("places=a").value();
    BOOST_TEST(one.texts("places") == list{"a"}, boost::test_tools::per_element());
    BOOST_TEST(!one.is_list("places"));
    auto const many = read("&places%5B0%5D=b&&places[7]=a&words=x").value();
    list const both{"b", "a"};
    BOOST_TEST(many.texts("places") == both, boost::test_tools::per_element());
    BOOST_TEST(many.is_list("places"));
    BOOST_TEST(many.text("words") == "x");
    BOOST_TEST(read_json(R"({"places":["a"]})").value().is_list("places"));
    for (auto const* wrong : {"places[0]=a&places[0]=b", "places=a&places[0]=b", "places[0]=toolong"})
        BOOST_TEST(read(wrong).has_error(), wrong);
    BOOST_TEST(read("places[x]=a&places[]=b&[0]=c").value().texts("places").empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::web
