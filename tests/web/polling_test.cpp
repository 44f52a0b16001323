#include "web/polling.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva::web {

BOOST_AUTO_TEST_SUITE(polled_bodies)

BOOST_AUTO_TEST_CASE(any_change_raises_the_newest_of_several_topics)
{
    versions changes;
    auto const newest = [&] { return std::max(changes.of("item"), changes.of("auction")); };
    for (auto const* topic : {"item", "auction", "auction", "item"})
    {
        auto const before = newest();
        changes.touch(topic);
        BOOST_TEST(newest() > before);
    }
}

BOOST_AUTO_TEST_CASE(a_tag_tells_viewer_role_version_and_process_apart)
{
    polling const one{"a"}, other{"b"};
    BOOST_TEST(one.tag("u", "OWNER", 1) != other.tag("u", "OWNER", 1));
    BOOST_TEST(one.tag("u", "OWNER", 1) != one.tag("v", "OWNER", 1));
    BOOST_TEST(one.tag("u", "OWNER", 1) != one.tag("u", "ADMIN", 1));
    BOOST_TEST(one.tag("u", "OWNER", 1) != one.tag("u", "OWNER", 2));
}

BOOST_AUTO_TEST_CASE(if_none_match_is_compared_weakly)
{
    auto const tag = polling{"a"}.tag("u", "", 7);
    BOOST_TEST(names_tag(tag, tag));
    BOOST_TEST(names_tag("\"x\", " + tag + ", \"y\"", tag));
    BOOST_TEST(names_tag(tag.substr(2), tag));
    BOOST_TEST(names_tag("*", tag));
    BOOST_TEST(!names_tag("", tag));
    BOOST_TEST(!names_tag(polling{"a"}.tag("u", "", 70), tag));
}

BOOST_AUTO_TEST_CASE(one_renders_and_the_others_wait)
{
    polling bodies{"a"};
    body_key const key{"/item member", 3};
    std::vector<std::string> heard;
    auto const listen = [&](http::response const& answer) { heard.emplace_back(answer.payload()); };
    BOOST_TEST(!bodies.join(key, listen));
    BOOST_TEST(bodies.join(key, listen));
    BOOST_TEST(bodies.join(key, listen));
    http::response answer{.body = "body"};
    bodies.finish(key, answer);
    BOOST_TEST(heard.size() == 2u);
    BOOST_TEST(bodies.find(key)->payload() == "body");
    BOOST_TEST(!bodies.find({key.name, 4}));
}

BOOST_AUTO_TEST_CASE(a_refusal_is_passed_on_but_not_kept)
{
    polling bodies{"a"};
    body_key const key{"/item member", 3};
    bodies.join(key, {});
    http::response answer{.status = 404, .body = "no"};
    bodies.finish(key, answer);
    BOOST_TEST(!bodies.find(key));
}

BOOST_AUTO_TEST_CASE(what_was_not_asked_for_longest_makes_room)
{
    polling bodies{"a", 250};
    auto const keep = [&](std::string name)
    {
        http::response answer{.body = std::string(100, 'x')};
        bodies.join({name, 1}, {});
        bodies.finish({name, 1}, answer);
    };
    keep("old");
    keep("used");
    BOOST_TEST(bodies.find({"old", 1}).has_value());
    keep("new");
    BOOST_TEST(!bodies.find({"used", 1}));
    BOOST_TEST(bodies.find({"old", 1}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::web
