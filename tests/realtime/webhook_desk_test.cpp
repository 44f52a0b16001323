#include "auth/signature.hpp"
#include "realtime/webhook_desk.hpp"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

namespace auktiva::realtime {

namespace json = boost::json;
using kind = occasion::kind;
using boost::test_tools::per_element;
using lines = std::vector<std::string>;

namespace {

constexpr std::int64_t noon = 1'000'000;

occasion occupied(std::string channel)
{
    return {.what = kind::channel_occupied, .channel = std::move(channel)};
}

occasion vacated(std::string channel)
{
    return {.what = kind::channel_vacated, .channel = std::move(channel)};
}

occasion added(std::string user)
{
    return {.what = kind::member_added, .channel = "presence-hall", .user_id = std::move(user)};
}

occasion removed(std::string user)
{
    return {.what = kind::member_removed, .channel = "presence-hall", .user_id = std::move(user)};
}

occasion said(std::string data, std::string channel = "private-hall")
{
    return {
        .what = kind::client_event,
        .channel = std::move(channel),
        .event = "client-wave",
        .data = std::move(data),
        .socket_id = "1.2"};
}

json::array events_of(webhook_delivery const& sent)
{
    return json::parse(sent.body).at("events").as_array();
}

/// "channel_occupied hall", "member_added presence-hall ann".
std::string line_of(json::value const& event)
{
    std::string line;
    for (auto const name : {"name", "channel", "user_id"})
        if (auto const* value = event.as_object().if_contains(name))
            (line += line.empty() ? "" : " ") += std::string_view{value->as_string()};
    return line;
}

struct desk
{
    app of{.id = "1", .key = "key", .secret = "secret", .webhooks = {{.url = "http://a/"}}};
    webhook_desk_settings with{};
    std::int64_t now = noon;
    std::optional<webhook_desk> made;

    webhook_desk& at_work()
    {
        if (!made)
        {
            with.apps = {of};
            made.emplace(with);
        }
        return *made;
    }

    void take(occasion const& what) { at_work().take("1", what, now); }

    /// What the webhook is told by now, over all POSTs.
    lines told(std::size_t hook = 0)
    {
        lines found;
        for (auto const& each : at_work().collect(now).deliveries)
            if (each.hook == hook)
                for (auto const& event : events_of(each))
                    found.push_back(line_of(event));
        return found;
    }

    /// As an earlier process would have left it.
    void remember(belief const& what) { at_work().recall(what, now); }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(desk_of_webhooks, desk)

BOOST_AUTO_TEST_CASE(what_happens_within_the_window_is_one_body)
{
    take(occupied("hall"));
    now += 49;
    take(occupied("court"));
    BOOST_TEST(at_work().due().value() == noon + 50);
    now += 1;
    auto const haul = at_work().collect(now);
    BOOST_REQUIRE(haul.deliveries.size() == 1u);
    BOOST_TEST(haul.deliveries[0].app == "1");
    BOOST_TEST(haul.deliveries[0].url == "http://a/");
    BOOST_TEST(
        haul.deliveries[0].body ==
        R"({"time_ms":1000050,"events":[{"name":"channel_occupied","channel":"hall"},)"
        R"({"name":"channel_occupied","channel":"court"}]})"
    );
    BOOST_TEST(!at_work().due().has_value());
    BOOST_TEST(at_work().collect(now).empty());
}

BOOST_AUTO_TEST_CASE(without_batching_each_event_is_a_body_at_once)
{
    with.batching = false;
    take(said("1"));
    take(said("2"));
    BOOST_TEST(at_work().due().value() == now);
    BOOST_TEST(at_work().collect(now).deliveries.size() == 2u);
}

BOOST_AUTO_TEST_CASE(every_kind_has_its_members)
{
    auto presence = said("{\"a\":1}", "presence-hall");
    presence.user_id = "ann";
    BOOST_TEST(
        describe(presence) ==
        R"({"name":"client_event","channel":"presence-hall","event":"client-wave","data":"{\"a\":1}",)"
        R"("socket_id":"1.2","user_id":"ann"})"
    );
    BOOST_TEST(
        describe(said("\"x\"")) == R"({"name":"client_event","channel":"private-hall","event":"client-wave",)"
                                   R"("data":"\"x\"","socket_id":"1.2"})"
    );
    BOOST_TEST(
        describe(removed("7")) == R"({"name":"member_removed","channel":"presence-hall","user_id":"7"})"
    );
    BOOST_TEST(
        describe({.what = kind::cache_miss, .channel = "cache-a"}) ==
        R"({"name":"cache_miss","channel":"cache-a"})"
    );
    BOOST_TEST(
        describe({.what = kind::subscription_count, .channel = "a", .subscription_count = 3}) ==
        R"({"name":"subscription_count","channel":"a","subscription_count":3})"
    );
}

BOOST_AUTO_TEST_CASE(who_stays_away_is_told_gone_after_the_grace)
{
    take(occupied("hall"));
    told();
    take(vacated("hall"));
    BOOST_TEST(at_work().due().value() == noon + 3000);
    now += 2999;
    BOOST_TEST(told().empty());
    now += 1;
    BOOST_TEST(told() == lines{"channel_vacated hall"}, per_element());
    take(occupied("hall"));
    BOOST_TEST(told() == lines{"channel_occupied hall"}, per_element());
}

BOOST_AUTO_TEST_CASE(who_is_back_within_the_grace_leaves_no_trace)
{
    take(added("ann"));
    told();
    take(removed("ann"));
    now += 2999;
    take(added("ann"));
    now += 10'000;
    BOOST_TEST(told().empty());
    BOOST_TEST(!at_work().due().has_value());

    take(removed("ann"));
    BOOST_TEST(at_work().due().value() == now + 3000);
    now += 3000;
    BOOST_TEST(told() == lines{"member_removed presence-hall ann"}, per_element());
}

BOOST_AUTO_TEST_CASE(a_short_visit_is_told_whole)
{
    take(occupied("hall"));
    take(vacated("hall"));
    now += 50;
    BOOST_TEST(told() == lines{"channel_occupied hall"}, per_element());
    now += 3000;
    BOOST_TEST(told() == lines{"channel_vacated hall"}, per_element());
}

BOOST_AUTO_TEST_CASE(who_was_never_told_of_is_not_told_gone)
{
    take(vacated("hall"));
    take(removed("ann"));
    now += 5000;
    BOOST_TEST(told().empty());
}

BOOST_AUTO_TEST_CASE(two_members_of_one_channel_are_two)
{
    take(occupied("presence-hall"));
    take(added("ann"));
    take(added("bob"));
    told();
    take(removed("ann"));
    now += 3000;
    BOOST_TEST(told() == lines{"member_removed presence-hall ann"}, per_element());
}

BOOST_AUTO_TEST_CASE(a_webhook_is_told_only_what_it_asked_for)
{
    of.webhooks = {
        {.url = "http://a/", .event_types = {"member_added"}},
        {.url = "http://a/", .event_types = {"member_removed", "client_event"}}};
    take(occupied("presence-hall"));
    take(added("ann"));
    take(said("1"));
    take(removed("ann"));
    auto const haul = at_work().collect(now);
    BOOST_REQUIRE(haul.deliveries.size() == 2u);
    BOOST_TEST(haul.deliveries[0].hook == 0u);
    BOOST_TEST(haul.deliveries[0].body.find("client_event") == std::string::npos);
    BOOST_TEST(haul.deliveries[1].hook == 1u);
    BOOST_TEST(haul.deliveries[1].body.find("member_added") == std::string::npos);
    // Nobody is told of the channel, so nothing is remembered of it.
    BOOST_REQUIRE(haul.changes.size() == 1u);
    BOOST_TEST(haul.changes[0].what.user_id == "ann");
    now += 3000;
    BOOST_TEST(told(1) == lines{"member_removed presence-hall ann"}, per_element());
}

BOOST_AUTO_TEST_CASE(prefix_and_suffix_must_both_fit)
{
    of.webhooks[0].channel_prefix = "private-";
    of.webhooks[0].channel_suffix = "-hall";
    for (auto const channel : {"private-my-hall", "private-my-court", "my-hall", "private-hall", "private-x"})
        take(occupied(channel));
    auto const expected = lines{"channel_occupied private-my-hall", "channel_occupied private-hall"};
    BOOST_TEST(told() == expected, per_element());
}

BOOST_AUTO_TEST_CASE(events_of_one_webhook_keep_their_order_over_several_bodies)
{
    auto const large = std::string(10'000, 'x');
    for (int i = 0; i < 40; ++i)
        take(said(std::to_string(i) + large));
    auto const haul = at_work().collect(now);
    BOOST_TEST(haul.deliveries.size() > 4u);
    int next = 0;
    for (auto const& each : haul.deliveries)
    {
        BOOST_TEST(each.body.size() < 80'000u);
        for (auto const& event : events_of(each))
            BOOST_TEST(event.at("data").as_string() == std::to_string(next++) + large);
    }
    BOOST_TEST(next == 40);
}

BOOST_AUTO_TEST_CASE(what_is_told_and_what_is_believed_are_one_haul)
{
    take(occupied("hall"));
    auto haul = at_work().collect(now);
    BOOST_REQUIRE(haul.changes.size() == 1u);
    BOOST_CHECK((haul.changes[0].what == belief{"1", "hall"}));
    BOOST_TEST(haul.changes[0].holds);

    take(vacated("hall"));
    BOOST_TEST(at_work().collect(now).empty());
    now += 3000;
    haul = at_work().collect(now);
    BOOST_TEST(haul.deliveries.size() == 1u);
    BOOST_REQUIRE(haul.changes.size() == 1u);
    BOOST_TEST(!haul.changes[0].holds);
}

BOOST_AUTO_TEST_CASE(who_comes_back_after_a_restart_is_not_told_again)
{
    remember({"1", "presence-hall", "ann"});
    remember({"1", "presence-hall", "bob"});
    remember({"1", "presence-hall"});
    now += 16'020;
    take(occupied("presence-hall"));
    take(added("ann"));
    BOOST_TEST(told().empty());
    now = noon + 20'000;
    BOOST_TEST(told() == lines{"member_removed presence-hall bob"}, per_element());
    now += 60'000;
    BOOST_TEST(told().empty());
}

BOOST_AUTO_TEST_CASE(who_does_not_come_back_after_a_restart_is_told_gone_then)
{
    remember({"1", "presence-hall", "ann"});
    remember({"1", "presence-hall"});
    BOOST_TEST(at_work().due().value() == noon + 20'000);
    now += 20'000;
    auto const expected = lines{"member_removed presence-hall ann", "channel_vacated presence-hall"};
    BOOST_TEST(told() == expected, per_element());
}

BOOST_AUTO_TEST_CASE(what_was_told_for_an_app_that_is_gone_is_forgotten)
{
    remember({"2", "hall"});
    now += 20'000;
    auto const haul = at_work().collect(now);
    BOOST_TEST(haul.deliveries.empty());
    BOOST_REQUIRE(haul.changes.size() == 1u);
    BOOST_TEST(!haul.changes[0].holds);
}

BOOST_AUTO_TEST_CASE(apps_are_not_mixed)
{
    with.apps = {of, {.id = "2", .key = "k2", .secret = "s2", .webhooks = {{.url = "http://b/"}}}};
    webhook_desk both{with};
    both.take("1", occupied("hall"), now);
    both.take("2", occupied("hall"), now);
    both.take("3", occupied("hall"), now);
    both.take("2", vacated("hall"), now);
    auto const first = both.collect(now);
    BOOST_REQUIRE(first.deliveries.size() == 2u);
    BOOST_TEST(first.deliveries[1].url == "http://b/");
    auto const later = both.collect(now + 3000);
    BOOST_REQUIRE(later.deliveries.size() == 1u);
    BOOST_TEST(later.deliveries[0].app == "2");
}

BOOST_AUTO_TEST_CASE(a_full_desk_drops_what_comes_and_keeps_who_left)
{
    with.capacity = 2;
    take(occupied("hall"));
    told();
    take(vacated("hall"));
    now += 3000;
    take(said("1"));
    take(said("2"));
    take(said("3"));
    take(occupied("court"));
    BOOST_TEST(at_work().dropped() == 2u);
    BOOST_TEST(told().size() == 2u);
    BOOST_TEST(told() == lines{"channel_vacated hall"}, per_element());
    // Nobody was told that it was occupied.
    take(vacated("court"));
    now += 3000;
    BOOST_TEST(told().empty());
}

BOOST_AUTO_TEST_CASE(what_was_queued_finds_its_webhook_after_settings_changed)
{
    of.webhooks = {{.url = "http://a/"}, {.url = "http://b/"}, {.url = "http://a/"}};
    BOOST_TEST(webhook_at(of, 2, "http://a/") == &of.webhooks[2]);
    BOOST_TEST(webhook_at(of, 1, "http://a/") == &of.webhooks[0]);
    BOOST_TEST(webhook_at(of, 7, "http://b/") == &of.webhooks[1]);
    BOOST_TEST(!webhook_at(of, 0, "http://c/"));
}

BOOST_AUTO_TEST_CASE(the_body_is_signed_and_no_header_takes_the_place_of_ours)
{
    of.webhooks[0].headers = {
        {"X-Custom", "yes"}, {"x-pusher-KEY", "other"}, {"X-Pusher-Signature", "0"}, {"content-type", "a/b"}};
    std::vector<std::pair<std::string, std::string>> const expected{
        {"Content-Type", "application/json"},
        {"X-Pusher-Key", "key"},
        {"X-Pusher-Signature", auth::hmac_sha256_hex("secret", "{}")},
        {"X-Custom", "yes"}};
    BOOST_CHECK((webhook_headers(of, of.webhooks[0], "{}") == expected));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::realtime
