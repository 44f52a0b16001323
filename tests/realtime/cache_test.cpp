#include "tests/realtime/hall.hpp"

using namespace auktiva::realtime;
using boost::test_tools::per_element;

BOOST_AUTO_TEST_SUITE(cache_channels)

namespace {

std::string succeeded(std::string const& channel)
{
    return "pusher_internal:subscription_succeeded " + channel + " {}";
}

} // namespace

BOOST_AUTO_TEST_CASE(who_comes_later_hears_the_last_event_first)
{
    hall here;
    for (std::string const channel : {"cache-a", "private-cache-a", "private-encrypted-cache-a"})
    {
        auto ann = here.connect("guest");
        here.subscribe(ann, channel);
        BOOST_TEST(ann.heard() == (lines{succeeded(channel), "pusher:cache_miss " + channel}), per_element());
        for (auto const* const data : {"1", "2"})
            BOOST_CHECK(
                here.listening.publish(*ann.end->of(), channel, "n", data) == publish_outcome::published
            );
        auto bob = here.connect("guest");
        here.subscribe(bob, channel);
        BOOST_TEST(bob.heard() == (lines{succeeded(channel), "n " + channel + " 2"}), per_element());
    }
}

BOOST_AUTO_TEST_CASE(only_the_start_of_the_name_makes_a_cache_channel)
{
    hall here;
    auto ann = here.connect("guest");
    for (auto const* const channel : {"my-cache-x", "private-my-cache-x", "cache"})
    {
        here.subscribe(ann, channel);
        BOOST_TEST(ann.heard() == lines{succeeded(channel)}, per_element());
    }
}

BOOST_AUTO_TEST_CASE(the_event_is_kept_for_a_while_without_any_listener_and_a_miss_is_told_once)
{
    hall here;
    auto ann = here.connect("lively");
    auto bob = here.connect("lively");
    auto const& of = *ann.end->of();
    BOOST_CHECK(here.listening.publish(of, "cache-a", "n", "1") == publish_outcome::published);
    here.tick(9'999);
    BOOST_TEST(here.listening.cached(of, "cache-a") != nullptr);
    here.tick(1);
    BOOST_TEST(here.listening.cached(of, "cache-a") == nullptr);
    here.subscribe(ann, "cache-a");
    here.subscribe(bob, "cache-a");
    BOOST_TEST(std::ranges::count(here.told(), "cache_miss cache-a") == 1);
}

BOOST_AUTO_TEST_CASE(what_clients_say_is_not_kept)
{
    hall here;
    auto ann = here.connect("lively");
    here.subscribe(ann, "private-cache-a");
    here.say(ann, R"({"event":"client-x","channel":"private-cache-a","data":1})");
    BOOST_TEST(here.listening.cached(*ann.end->of(), "private-cache-a") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_cache_is_bounded_and_forgets_the_oldest)
{
    event_cache cache;
    std::string const data(64 * 1024, 'x');
    for (int i = 0; i < 400; ++i)
        cache.put({"cache-" + std::to_string(i), make_frame(std::string{"f"}), data, 1'000});
    BOOST_TEST(cache.find("cache-0", 0) == nullptr);
    BOOST_TEST(cache.find("cache-399", 0) != nullptr);
    BOOST_TEST(cache.find("cache-399", 1'000) == nullptr);
    cache.expire(1'000);
    BOOST_TEST(cache.find("cache-399", 0) == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(subscription_counts)

BOOST_AUTO_TEST_CASE(each_change_is_told_to_all_who_are_there)
{
    hall here;
    auto ann = here.connect("lively");
    auto bob = here.connect("lively");
    here.subscribe(ann, "news");
    here.subscribe(bob, "news");
    bob.end->on_broken();
    here.listening.flush();
    auto const count = [](int n)
    { return R"(pusher_internal:subscription_count news {"subscription_count":)" + std::to_string(n) + '}'; };
    BOOST_TEST(
        ann.heard() ==
            (lines{"pusher_internal:subscription_succeeded news {}", count(1), count(2), count(1)}),
        per_element()
    );
    BOOST_TEST(
        here.told() == (lines{
                           "channel_occupied news",
                           "subscription_count news 1",
                           "subscription_count news 2",
                           "subscription_count news 1",
                       }),
        per_element()
    );
}

BOOST_AUTO_TEST_CASE(beyond_a_hundred_it_is_told_every_five_seconds)
{
    hall here;
    std::vector<client_end> crowd;
    for (int i = 0; i < 103; ++i)
    {
        crowd.push_back(here.connect("lively"));
        here.subscribe(crowd.back(), "news");
    }
    auto const last = [&] { return crowd[0].heard().back(); };
    BOOST_TEST(last().ends_with(R"({"subscription_count":100})"));
    here.tick(5'000);
    BOOST_TEST(last().ends_with(R"({"subscription_count":103})"));
    here.tick(5'000);
    BOOST_TEST(crowd[0].heard() == lines{}, per_element());
}

BOOST_AUTO_TEST_SUITE_END()
