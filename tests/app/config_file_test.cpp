#include "app/config.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva::app {

BOOST_AUTO_TEST_SUITE(file_of_soketis)

namespace {

configuration read(std::string_view json, std::map<std::string, std::string> const& environment = {})
{
    return read_configuration({}, environment, parse_config_file(json, "c.json"));
}

std::string complaint_about(std::string_view json)
{
    try
    {
        read(json);
        return {};
    }
    catch (wrong_setting const& wrong)
    {
        return wrong.what();
    }
}

constexpr std::string_view apps = R"([{"id":"a","key":"k","secret":"s"}])";

} // namespace

BOOST_AUTO_TEST_CASE(keys_with_dots_and_objects_in_objects_are_the_same)
{
    for (auto const& json :
         {R"({"appManager.array.apps":)" + std::string{apps} + R"(,"eventLimits.maxPayloadInKb":20})",
          R"({"appManager":{"array":{"apps":)" + std::string{apps} +
              R"(}},"eventLimits":{"maxPayloadInKb":"20"}})"})
    {
        auto const [values, warnings] = read(json);
        BOOST_TEST(warnings.empty());
        BOOST_TEST(values.realtime.further.at(0).id == "a");
        BOOST_TEST(values.realtime.further.at(0).limits.event_bytes == 20'480u);
    }
}

BOOST_AUTO_TEST_CASE(all_that_soketi_limits_is_understood)
{
    auto const read_values = read(R"({"debug":true,"channelLimits":{"maxNameLength":11,"cacheTtl":12},
        "eventLimits":{"maxChannelsAtOnce":13,"maxNameLength":14,"maxBatchSize":15},
        "presence":{"maxMembersPerChannel":16,"maxMemberSizeInKb":3},"userAuthenticationTimeout":5000})");
    BOOST_TEST(read_values.warnings.empty());
    auto const& limits = read_values.values.realtime.builtin.limits;
    BOOST_TEST(read_values.values.realtime.debug);
    BOOST_TEST(limits.channel_name == 11u);
    BOOST_TEST(limits.cache_lifetime == 12'000);
    BOOST_TEST(limits.channels_at_once == 13u);
    BOOST_TEST(limits.event_name == 14u);
    BOOST_TEST(limits.batch == 15u);
    BOOST_TEST(limits.presence_members == 16u);
    BOOST_TEST(limits.presence_member_bytes == 3072u);
    BOOST_TEST(limits.sign_in_wait == 5000);
}

BOOST_AUTO_TEST_CASE(the_environment_wins_over_it)
{
    auto const read_values =
        read(R"({"presence.maxMembersPerChannel":5})", {{"SOKETI_PRESENCE_MAX_MEMBERS", "6"}});
    BOOST_TEST(read_values.values.realtime.builtin.limits.presence_members == 6u);
}

BOOST_AUTO_TEST_CASE(complaints_name_the_place_in_the_file)
{
    BOOST_TEST(complaint_about("{").starts_with("c.json: is not valid JSON: "));
    BOOST_TEST(complaint_about("[]") == "c.json: must be an object");
    BOOST_TEST(complaint_about(R"({"eventLimits":{"maxBatchSize":0}})")
                   .starts_with("eventLimits.maxBatchSize in c.json: must be a whole number"));
    BOOST_TEST(
        complaint_about(R"({"appManager.array.apps":[{}]})") ==
        "appManager.array.apps in c.json: app 1: id: must be given"
    );
}

BOOST_AUTO_TEST_CASE(what_means_nothing_here_is_warned_of)
{
    BOOST_TEST(
        read(R"({"adapter":{"driver":"redis"},"colour":"red","database":{"redis":{"port":1,"host":null}}})")
                .warnings == (std::vector<std::string>{
                                 "adapter.driver in c.json is not used: one process serves everybody",
                                 "database.redis.port in c.json is not used: further apps are listed in "
                                 "SOKETI_APPS or in the file of "
                                 "--config",
                                 "colour in c.json is not known and is ignored"}),
        boost::test_tools::per_element()
    );
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::app
