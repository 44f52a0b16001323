#include "app/webhook_pump.hpp"
#include "auth/signature.hpp"
#include "storage/migrations.hpp"
#include "tests/http/support.hpp"
#include "tests/storage/temporary_folder.hpp"

#include <boost/asio/post.hpp>
#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

namespace auktiva::app {

using namespace std::chrono_literals;
using boost::test_tools::per_element;
using kind = realtime::occasion::kind;
using lines = std::vector<std::string>;

namespace {

struct no_sink : commands::effect_sink
{
    void apply(commands::effects const&) override {}
    void report(std::exception_ptr) override {}
};

/// A server others post to, which answers as it is told; at `/slow` it says nothing at all.
struct receiver
{
    int status = 200;
    /// Path and channel of every event that was taken.
    lines taken{};
    int posts = 0;
    int wrongly_signed = 0;
    std::vector<http::responder> kept_waiting{};
    http::testing::running_server served{[this](http::request asked, http::responder answer)
                                         { take(std::move(asked), std::move(answer)); }};

    void take(http::request asked, http::responder answer)
    {
        if (asked.target == "/slow")
            return kept_waiting.push_back(std::move(answer));
        ++posts;
        bool const known =
            asked.header("X-Pusher-Key") == "key" &&
            asked.header("X-Pusher-Signature") == auth::hmac_sha256_hex("secret", asked.body) &&
            asked.header("Content-Type") == "application/json";
        wrongly_signed += known ? 0 : 1;
        auto const body = boost::json::parse(asked.body);
        bool const poisoned = asked.body.find("poison") != std::string::npos;
        if (status == 200 && !poisoned)
            for (auto const& each : body.at("events").as_array())
                taken.push_back(
                    std::string{asked.target} + ' ' + std::string{each.at("name").as_string()} + ' ' +
                    std::string{each.at("channel").as_string()}
                );
        answer({.status = poisoned ? 400 : status, .body = {}});
    }

    std::string url(std::string const& path) const
    {
        return "http://127.0.0.1:" + std::to_string(served.serving->port()) + path;
    }
};

/// A store whose webhooks are delivered, by one process after the other.
struct delivering_house
{
    receiver outside;
    storage::temporary_folder folder;
    storage::open_options where{.file = folder / "store.db"};
    realtime::app of{.id = "1", .key = "key", .secret = "secret", .webhooks = {{.url = outside.url("/a")}}};
    no_sink sink;
    commands::house const home;
    std::chrono::milliseconds ahead{};
    lines log;
    std::optional<storage::readers> readers;
    std::optional<storage::writer> writer;
    std::optional<commands::command_queue> commands;
    std::optional<webhook_pump> pump;

    delivering_house() { storage::open_or_create(where.file); }
    ~delivering_house() { stop(); }

    void start(int haste = 1)
    {
        auto& io = outside.served.io;
        readers.emplace(where);
        writer.emplace(storage::writer_options{
            .store = where,
            .deliver = [&io](storage::finished_batch batch)
            {
                auto const shared = std::make_shared<storage::finished_batch>(std::move(batch));
                boost::asio::post(io, [shared] { storage::settle(*shared); });
            }});
        commands.emplace(*writer, sink, home);
        pump_parts const parts{
            .io = io,
            .now =
                [this] {
                    return std::chrono::time_point_cast<std::chrono::milliseconds>(
                               std::chrono::system_clock::now()
                           ) +
                           ahead;
                },
            .readers = *readers,
            .commands = *commands,
            .log =
                [this](std::string_view line)
            {
                log.emplace_back(line);
                BOOST_TEST_MESSAGE(line);
            },
            .haste = haste,
        };
        pump.emplace(parts, realtime::webhook_desk_settings{.apps = {of}});
        writer->call([this](storage::database& db) { pump->load(db); });
        pump->start();
    }

    /// As at a planned stop.
    void stop()
    {
        if (!pump)
            return;
        pump->stop();
        pump->stop_couriers();
        outside.served.io.poll();
        readers->stop();
        writer->stop();
        outside.served.io.poll();
        pump.reset();
    }

    void happens(kind what, std::string channel, std::string user = {})
    {
        pump->take(of, {.what = what, .channel = std::move(channel), .user_id = std::move(user)});
    }

    bool taken(lines const& expected)
    {
        bool const all =
            outside.served.run_until([&] { return outside.taken.size() >= expected.size() && waiting() == 0; }
            );
        BOOST_TEST(outside.taken == expected, per_element());
        return all;
    }

    std::size_t waiting()
    {
        storage::database db{{.file = where.file, .mode = storage::access::read}};
        std::size_t found = 0;
        for (auto const& url : storage::webhook_receivers(db))
            found += storage::next_webhook_deliveries(db, url, 99).size();
        return found;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(pump_of_webhooks, delivering_house)

BOOST_AUTO_TEST_CASE(what_happens_arrives_signed_and_once)
{
    start();
    happens(kind::channel_occupied, "hall");
    happens(kind::channel_occupied, "court");
    BOOST_TEST(taken({"/a channel_occupied hall", "/a channel_occupied court"}));
    BOOST_TEST(outside.posts == 1);
    BOOST_TEST(outside.wrongly_signed == 0);
}

BOOST_AUTO_TEST_CASE(what_fails_is_tried_again_and_stays_in_order)
{
    start(20);
    outside.status = 500;
    happens(kind::cache_miss, "1");
    BOOST_TEST(outside.served.run_until([&] { return outside.posts == 2; }));
    happens(kind::cache_miss, "2");
    BOOST_TEST(outside.served.run_until([&] { return outside.posts == 4; }));
    BOOST_TEST(outside.taken.empty());
    outside.status = 200;
    BOOST_TEST(taken({"/a cache_miss 1", "/a cache_miss 2"}));
    auto const host = outside.url("");
    BOOST_TEST(
        log == (lines{
                   "webhook " + host + ": it answered 500; it is tried again for 5 minutes",
                   "webhook " + host + ": it is back"}),
        per_element()
    );
}

BOOST_AUTO_TEST_CASE(who_says_nothing_holds_up_nobody_else)
{
    of.webhooks.insert(of.webhooks.begin(), {.url = outside.url("/slow")});
    start();
    for (int i = 0; i < 3; ++i)
    {
        auto const channel = std::to_string(i);
        happens(kind::cache_miss, channel);
        BOOST_TEST(outside.served.run_until([&] { return outside.taken.size() == std::size_t(i) + 1; }));
    }
    BOOST_TEST(outside.kept_waiting.size() == 1u);
}

BOOST_AUTO_TEST_CASE(what_one_process_could_not_deliver_the_next_one_does)
{
    outside.status = 503;
    start();
    happens(kind::cache_miss, "1");
    BOOST_TEST(outside.served.run_until([&] { return outside.posts == 1; }));
    happens(kind::cache_miss, "2");
    stop();
    BOOST_TEST(waiting() == 2u);
    outside.status = 200;
    start();
    BOOST_TEST(taken({"/a cache_miss 1", "/a cache_miss 2"}));
}

BOOST_AUTO_TEST_CASE(a_restart_is_no_departure_but_staying_away_is)
{
    start();
    happens(kind::channel_occupied, "presence-hall");
    happens(kind::member_added, "presence-hall", "ann");
    happens(kind::channel_occupied, "court");
    BOOST_TEST(taken(
        {"/a channel_occupied presence-hall", "/a member_added presence-hall", "/a channel_occupied court"}
    ));
    outside.taken.clear();
    happens(kind::channel_vacated, "court");
    stop();

    start();
    happens(kind::channel_occupied, "court");
    ahead += 21s;
    BOOST_TEST(taken({"/a member_removed presence-hall", "/a channel_vacated presence-hall"}));
    stop();
    outside.taken.clear();

    start();
    ahead += 21s;
    BOOST_TEST(taken({"/a channel_vacated court"}));
}

BOOST_AUTO_TEST_CASE(one_that_is_refused_is_given_up_in_time_and_the_next_get_through)
{
    start(200);
    happens(kind::cache_miss, "poison");
    BOOST_TEST(outside.served.run_until([&] { return outside.posts == 1; }));
    happens(kind::cache_miss, "sound");
    BOOST_TEST(taken({"/a cache_miss sound"}));
    BOOST_TEST(outside.posts > 2);
    auto const said = "webhook " + outside.url("") + ": given up after 5 minutes: 1";
    BOOST_TEST(outside.served.run_until([&] { return std::ranges::count(log, said) == 1; }));
}

BOOST_AUTO_TEST_CASE(what_a_receiver_that_is_down_misses_for_too_long_is_given_up)
{
    outside.status = 500;
    start(200);
    happens(kind::cache_miss, "1");
    BOOST_TEST(outside.served.run_until([&] { return outside.posts > 0; }));
    BOOST_TEST(outside.served.run_until([&] { return waiting() == 0; }));
    outside.status = 200;
    happens(kind::cache_miss, "2");
    BOOST_TEST(taken({"/a cache_miss 2"}));
}

BOOST_AUTO_TEST_CASE(what_was_queued_for_a_webhook_that_is_no_more_is_dropped)
{
    outside.status = 500;
    start();
    happens(kind::cache_miss, "1");
    BOOST_TEST(outside.served.run_until([&] { return outside.posts == 1; }));
    stop();
    of.webhooks.clear();
    start();
    BOOST_TEST(outside.served.run_until([&] { return waiting() == 0; }));
    BOOST_TEST(outside.posts == 1);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::app
