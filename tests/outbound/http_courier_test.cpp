#include "outbound/http_courier.hpp"
#include "tests/http/support.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>

using namespace auktiva;
using namespace auktiva::http::testing;
using namespace std::chrono_literals;

namespace {

outbound::http_post post_to(running_server& served, std::string path, std::string body = "{}")
{
    return {
        .url = "http://127.0.0.1:" + std::to_string(served.serving->port()) + path,
        .headers = {{"Content-Type", "application/json"}, {"X-Empty", ""}},
        .body = std::move(body),
    };
}

/// What was reported, in order; filled by the courier's thread.
struct reports
{
    std::mutex mutex;
    std::vector<outbound::http_answer> heard;

    auto noting()
    {
        return [this](outbound::http_answer answer)
        {
            std::lock_guard const lock{mutex};
            heard.push_back(std::move(answer));
        };
    }

    std::size_t count()
    {
        std::lock_guard const lock{mutex};
        return heard.size();
    }
};

/// Sends one post and runs the server until it is answered.
outbound::http_answer answer_to(running_server& served, outbound::http_post what)
{
    reports told;
    outbound::http_courier courier;
    BOOST_REQUIRE(courier.submit(std::move(what), told.noting()));
    BOOST_REQUIRE(served.run_until([&] { return told.count() == 1; }));
    return told.heard.front();
}

/// A port that takes connections and says nothing.
struct silent_host
{
    boost::asio::io_context io{};
    boost::asio::ip::tcp::acceptor listening{io, {boost::asio::ip::address_v4::loopback(), 0}};

    outbound::http_post post() const
    {
        return {.url = "http://127.0.0.1:" + std::to_string(listening.local_endpoint().port()) + "/"};
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(http_courier)

BOOST_AUTO_TEST_CASE(a_post_arrives_with_its_headers_and_body)
{
    std::string type;
    bool asked_first = true;
    running_server served{[&](http::request asked, http::responder answer)
                          {
                              type = asked.header("Content-Type");
                              asked_first = !asked.header("Expect").empty();
                              answer({.status = 201, .body = "got " + asked.body});
                          }};
    auto const heard = answer_to(served, post_to(served, "/hook?a=b", "word"));
    BOOST_TEST(heard.status == 201);
    BOOST_TEST(heard.body == "got word");
    BOOST_TEST(heard.error == "");
    BOOST_TEST(type == "application/json");
    BOOST_TEST(!asked_first);
    BOOST_TEST(served.seen.front() == "/hook?a=b");
}

BOOST_AUTO_TEST_CASE(all_posts_use_one_connection_in_order)
{
    std::vector<std::string> bodies;
    running_server served{[&](http::request asked, http::responder answer)
                          {
                              bodies.push_back(asked.body);
                              answer({.body = asked.body});
                          }};
    reports told;
    outbound::http_courier courier;
    for (auto const* word : {"1", "2", "3"})
        BOOST_REQUIRE(courier.submit(post_to(served, "/", word), told.noting()));
    BOOST_REQUIRE(served.run_until([&] { return told.count() == 3; }));
    BOOST_TEST(bodies == (std::vector<std::string>{"1", "2", "3"}), boost::test_tools::per_element());
    BOOST_TEST(served.serving->connections() == 1u);
}

BOOST_AUTO_TEST_CASE(a_host_says_when_to_come_again)
{
    running_server served{[](http::request, http::responder answer) {
        answer({.status = 429, .body = "later", .headers = {{"Retry-After", "7"}}});
    }};
    auto const heard = answer_to(served, post_to(served, "/"));
    BOOST_TEST(heard.status == 429);
    BOOST_REQUIRE(heard.retry_after.has_value());
    BOOST_TEST(heard.retry_after->count() == 7);
}

BOOST_AUTO_TEST_CASE(nobody_is_followed_elsewhere)
{
    running_server served{[](http::request, http::responder answer) {
        answer({.status = 307, .headers = {{"Location", "/other"}}});
    }};
    BOOST_TEST(answer_to(served, post_to(served, "/")).status == 307);
    BOOST_TEST(served.seen.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_long_answer_is_cut)
{
    running_server served{[](http::request, http::responder answer)
                          { answer({.status = 500, .body = std::string(200'000, 'x')}); }};
    auto const heard = answer_to(served, post_to(served, "/"));
    BOOST_TEST(heard.status == 500);
    BOOST_TEST(heard.body.size() == 65'536u);
}

BOOST_AUTO_TEST_CASE(what_is_not_http_is_not_sent)
{
    outbound::http_sender sender{{}};
    auto const heard = sender.send({.url = "file:///etc/passwd"});
    BOOST_TEST(heard.status == 0);
    BOOST_TEST(heard.error != "");
}

BOOST_AUTO_TEST_CASE(a_port_nobody_listens_on_is_an_error_in_words)
{
    outbound::http_post what;
    {
        silent_host const gone;
        what = gone.post();
    }
    outbound::http_sender sender{{}};
    auto const heard = sender.send(what);
    BOOST_TEST(heard.status == 0);
    BOOST_TEST(heard.error.find("onnect") != heard.error.npos);
}

BOOST_AUTO_TEST_CASE(a_host_that_says_nothing_is_given_up)
{
    silent_host const host;
    outbound::http_sender sender{{.timeouts = {.connect_timeout = 1s, .whole_timeout = 1s}}};
    auto const heard = sender.send(host.post());
    BOOST_TEST(heard.status == 0);
    BOOST_TEST(heard.error != "");
}

BOOST_AUTO_TEST_CASE(stopping_breaks_off_what_is_under_way_and_reports_the_rest)
{
    silent_host host;
    reports told;
    outbound::http_courier courier;
    BOOST_REQUIRE(courier.submit(host.post(), told.noting()));
    BOOST_REQUIRE(courier.submit(host.post(), told.noting()));
    auto const connection = host.listening.accept();
    auto const before = std::chrono::steady_clock::now();
    courier.stop();
    BOOST_TEST((std::chrono::steady_clock::now() - before < 5s));
    BOOST_REQUIRE(told.count() == 2u);
    for (auto const& heard : told.heard)
        BOOST_TEST(heard.error == "stopped");
    BOOST_TEST(!courier.submit(host.post(), told.noting()));
}

BOOST_AUTO_TEST_SUITE_END()
