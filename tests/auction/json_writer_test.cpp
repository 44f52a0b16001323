#include "auction/json_writer.hpp"

#include <boost/json/parse.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <limits>
#include <vector>

namespace auktiva {

namespace {

namespace data = boost::unit_test::data;
using namespace std::string_view_literals;

template <class T>
std::string written(T const& content)
{
    std::string text;
    json_writer{text}.value(content);
    return text;
}

struct escaped_text
{
    std::string_view text;
    std::string_view json;

    friend std::ostream& operator<<(std::ostream& out, escaped_text const& text) { return out << text.json; }
};

constexpr escaped_text escaped_texts[] = {
    {"", R"("")"},
    {"plain", R"("plain")"},
    {R"(say "hi")", R"("say \"hi\"")"},
    {R"(C:\temp)", R"("C:\\temp")"},
    {R"(\"\)", R"("\\\"\\")"},
    {"a/b </script>", R"("a/b </script>")"},
    {"\b\f\n\r\t", R"("\b\f\n\r\t")"},
    {"nul\0in between"sv, R"("nul\u0000in between")"},
    {"\x01\x1f\x7f", "\"\\u0001\\u001f\x7f\""},
    {"Größe 20 € 🎉", R"("Größe 20 € 🎉")"},
    {"\u2028\u2029", "\"\u2028\u2029\""},
};

} // namespace

BOOST_AUTO_TEST_SUITE(json_writing)

BOOST_DATA_TEST_CASE(escapes_what_rfc_8259_demands_and_nothing_else, data::make(escaped_texts), each)
{
    BOOST_TEST(written(each.text) == each.json);
    BOOST_TEST(boost::json::parse(written(each.text)).as_string() == each.text);
}

BOOST_AUTO_TEST_CASE(writes_each_kind_of_value)
{
    BOOST_TEST(written("a literal is no bool") == R"("a literal is no bool")");
    BOOST_TEST(written(std::string{"text"}) == R"("text")");
    BOOST_TEST(written(true) == "true");
    BOOST_TEST(written(false) == "false");
    BOOST_TEST(written(nullptr) == "null");
    BOOST_TEST(written(-7) == "-7");
    BOOST_TEST(written(std::size_t{7}) == "7");
    BOOST_TEST(written(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
    BOOST_TEST(written(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
    BOOST_TEST(written(item_id{"c123"}) == R"("c123")");
    BOOST_TEST(written(timestamp{std::chrono::milliseconds{1}}) == R"("1970-01-01T00:00:00.001Z")");
    BOOST_TEST(written(raw_json{R"({"made":1})"}) == R"({"made":1})");
    BOOST_TEST(written(std::optional<user_id>{}) == "null");
    BOOST_TEST(written(std::optional{user_id{"c9"}}) == R"("c9")");
    BOOST_TEST(written(std::optional<bool>{false}) == "false");
}

BOOST_AUTO_TEST_CASE(writes_money_as_the_shortest_decimal_number)
{
    BOOST_TEST(written(amount{money{1250}, 2}) == "12.5");
    BOOST_TEST(written(amount{money{1200}, 2}) == "12");
    BOOST_TEST(written(amount{money{1}, 3}) == "0.001");
    BOOST_TEST(written(amount{money{500}, 0}) == "500");
    BOOST_TEST(written(amount{max_amount, 2}) == "10000000000");
    BOOST_TEST(written(amount{std::nullopt, 2}) == "null");
}

BOOST_AUTO_TEST_CASE(sets_every_comma_in_nested_objects_and_arrays)
{
    std::vector<int> const bids{1, 2, 3};
    std::string text = "before";
    json_writer json{text};
    json.object(
        [&]
        {
            json.member("id", item_id{"c1"});
            json.object("seller", [&] { json.member("name", "Ann \"A\""); });
            json.object("empty", [] {});
            json.array("none", std::vector<int>{}, [&](int bid) { json.value(bid); });
            json.array("bids", bids, [&](int bid) { json.object([&] { json.member("n", bid); }); });
            json.array(
                "nested", bids,
                [&](int bid)
                {
                    json.array(
                        bids,
                        [&](int other)
                        {
                            if (other <= bid)
                                json.value(other);
                        }
                    );
                }
            );
            json.member("price", amount{money{330}, 2});
            json.member("quote\"d", true);
        }
    );

    BOOST_TEST(
        text ==
        R"(before{"id":"c1","seller":{"name":"Ann \"A\""},"empty":{},"none":[],)"
        R"("bids":[{"n":1},{"n":2},{"n":3}],"nested":[[1],[1,2],[1,2,3]],"price":3.3,"quote\"d":true})"
    );
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
