#include "web/metric.hpp"
#include "web/process_facts.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva::web {

BOOST_AUTO_TEST_SUITE(metrics_as_text)

namespace {

std::vector<metric> const some{
    {"a_total", "How often.", metric::kind::counter, {{3}}},
    {"b",
     "Some.",
     metric::kind::gauge,
     {{0.25, {{"app_id", "x"}, {"port", "1"}}}, {-1, {{"app_id", "y\\\"\n"}}}}},
    {"none", "Nobody yet.", metric::kind::counter, {}},
};

std::string text_of(double value)
{
    auto const text = metrics_text({{"v", "V.", metric::kind::gauge, {{value}}}});
    return text.substr(text.find("\nv ") + 3);
}

} // namespace

BOOST_AUTO_TEST_CASE(each_has_help_type_and_a_line_for_each_sample)
{
    BOOST_TEST(
        metrics_text(some) == "# HELP a_total How often.\n"
                              "# TYPE a_total counter\n"
                              "a_total 3\n"
                              "# HELP b Some.\n"
                              "# TYPE b gauge\n"
                              "b{app_id=\"x\",port=\"1\"} 0.25\n"
                              "b{app_id=\"y\\\\\\\"\\n\"} -1\n"
                              "# HELP none Nobody yet.\n"
                              "# TYPE none counter\n"
    );
}

BOOST_AUTO_TEST_CASE(whole_numbers_have_no_exponent)
{
    BOOST_TEST(text_of(0) == "0\n");
    BOOST_TEST(text_of(1'000'000) == "1000000\n");
    BOOST_TEST(text_of(9'007'199'254'740'992) == "9007199254740992\n");
    BOOST_TEST(text_of(1e300) == "1e+300\n");
    BOOST_TEST(text_of(0.1) == "0.1\n");
}

BOOST_AUTO_TEST_CASE(json_says_the_same)
{
    BOOST_TEST(
        metrics_json({some[1]}) ==
        R"([{"help":"Some.","name":"b","type":"gauge","values":[{"value":0.25,"labels":{"app_id":"x","port":"1"}},)"
        R"({"value":-1,"labels":{"app_id":"y\\\"\n"}}],"aggregator":"sum"}])"
    );
}

BOOST_AUTO_TEST_CASE(a_process_has_memory_and_descriptors)
{
    auto const facts = read_process_facts();
    BOOST_TEST(facts.cpu_seconds > 0.0);
    BOOST_TEST(facts.resident_bytes > 100'000u);
    BOOST_TEST(facts.virtual_bytes >= facts.resident_bytes);
    BOOST_TEST(facts.open_descriptors >= 3u);
    BOOST_TEST(facts.most_descriptors >= facts.open_descriptors);
    BOOST_TEST(facts.memory_total > facts.memory_free);
    BOOST_TEST(facts.memory_free > 0u);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::web
