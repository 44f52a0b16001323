#include "outbound/pusher_request.hpp"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <array>

using namespace auktiva::outbound;

namespace {

pusher_target const documented{
    .url = "https://api.example",
    .app_id = "3",
    .key = "278d425bdf160c739803",
    .secret = "7ad3773142a6692b25b8",
};

} // namespace

BOOST_AUTO_TEST_SUITE(pusher_request)

BOOST_AUTO_TEST_CASE(one_event_is_signed_as_pusher_documents_it)
{
    std::array const events{publication{"project-3", "foo", R"({"some":"data"})"}};
    auto const made = publish(documented, events, 1353088179);
    BOOST_TEST(made.body == R"({"name":"foo","channels":["project-3"],"data":"{\"some\":\"data\"}"})");
    BOOST_TEST(
        made.url ==
        "https://api.example/apps/3/events?auth_key=278d425bdf160c739803&auth_timestamp=1353088179"
        "&auth_version=1.0&body_md5=ec365a775a4cd0599faeb73354201b6f"
        "&auth_signature=da454824c97ba181a32ccc17a72625ba02771f50b50e1e7430e47a1f3f457e6c"
    );
    BOOST_REQUIRE(made.headers.size() == 1u);
    BOOST_TEST(made.headers.front().first == "Content-Type");
    BOOST_TEST(made.headers.front().second == "application/json");
}

BOOST_AUTO_TEST_CASE(several_events_go_together_in_their_order)
{
    std::array const events{publication{"a", "first", "{}"}, publication{"b", "second", R"("ü")"}};
    auto const made = publish(documented, events, 1);
    BOOST_TEST(made.url.starts_with("https://api.example/apps/3/batch_events?auth_key="));
    auto const body = boost::json::parse(made.body);
    auto const& batch = body.at("batch").as_array();
    BOOST_REQUIRE(batch.size() == 2u);
    BOOST_TEST(batch[0].at("channel").as_string() == "a");
    BOOST_TEST(batch[0].at("name").as_string() == "first");
    BOOST_TEST(batch[1].at("name").as_string() == "second");
    BOOST_TEST(batch[1].at("data").as_string() == R"("ü")");
}

BOOST_AUTO_TEST_SUITE_END()
