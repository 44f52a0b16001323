#include "tests/http/support.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/resource.h>

// Connections end: clients that dawdle, answers that come late or never, a server that is full or leaves.
using namespace auktiva::http;
using namespace auktiva::http::testing;
using std::chrono::milliseconds;

namespace {

options impatient()
{
    return {
        .header_timeout = milliseconds{20},
        .body_timeout = milliseconds{20},
        .idle_timeout = milliseconds{20},
        .write_timeout = milliseconds{20},
        .linger_timeout = milliseconds{20},
        .sweep_period = milliseconds{5},
    };
}

} // namespace

BOOST_AUTO_TEST_SUITE(http_server_ends)

BOOST_AUTO_TEST_CASE(leaves_a_client_that_does_not_finish_its_header)
{
    running_server served{echo, impatient()};
    raw_client client{served};
    client.send("GET / HTTP/1.1\r\n");
    BOOST_TEST(client.is_left());
    BOOST_TEST(client.received() == "");
}

BOOST_AUTO_TEST_CASE(leaves_a_client_that_does_not_finish_its_body)
{
    running_server served{echo, impatient()};
    raw_client client{served};
    client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\nhello\n0\n\n");
    BOOST_TEST(client.is_left());
    BOOST_TEST(served.seen.empty());
}

BOOST_AUTO_TEST_CASE(leaves_an_idle_client_and_one_that_says_nothing)
{
    running_server served{echo, impatient()};
    raw_client idle{served};
    raw_client silent{served};
    BOOST_TEST(idle.is_answered(get("/"), "200 OK"));
    BOOST_TEST(idle.is_left());
    BOOST_TEST(silent.is_left());
    BOOST_TEST(served.serving->connections() == 0u);
}

BOOST_AUTO_TEST_CASE(leaves_a_client_that_does_not_read)
{
    running_server served{
        [](request, responder answer) { answer({.body = std::string(20'000'000, 'x')}); }, impatient()};
    raw_client client{served, 4096};
    client.send(get("/"));
    BOOST_TEST(served.run_until([&] { return served.seen.size() == 1; }));
    BOOST_TEST(served.run_until([&] { return served.serving->connections() == 0; }));
}

BOOST_AUTO_TEST_CASE(waits_for_a_slow_handler)
{
    answers_later later;
    running_server served{later.keep(), impatient()};
    raw_client client{served};
    client.send(get("/"));
    BOOST_TEST(served.run_until([&] { return later.waiting.size() == 1; }));
    served.io.run_for(milliseconds{60});
    later.waiting.front()({.body = "at last"});
    BOOST_TEST(client.hears("at last"));
}

BOOST_AUTO_TEST_CASE(answers_500_when_the_responder_is_dropped)
{
    running_server served{[](request, responder) {}, {.error = [](int status, std::string_view) {
                              return response{
                                  .status = status, .content_type = "application/json", .body = "{}"};
                          }}};
    raw_client client{served};
    BOOST_TEST(client.is_answered(get("/"), "500 Internal Server Error"));
    BOOST_TEST(client.received().find("Content-Type: application/json\r\n") != std::string::npos);
    BOOST_TEST(client.is_answered(get("/"), "500 Internal Server Error"));
}

BOOST_AUTO_TEST_CASE(takes_an_answer_for_a_client_that_has_gone)
{
    answers_later later;
    running_server served{later.keep()};
    {
        raw_client client{served};
        client.send(get("/"));
        BOOST_TEST(served.run_until([&] { return later.waiting.size() == 1; }));
    }
    later.waiting.front()({.body = std::string(20'000'000, 'x')});
    later.waiting.clear();
    BOOST_TEST(served.run_until([&] { return served.serving->connections() == 0; }));
}

BOOST_AUTO_TEST_CASE(takes_an_answer_after_the_server_has_gone)
{
    answers_later later;
    running_server served{later.keep()};
    raw_client client{served};
    client.send(get("/") + get("/"));
    BOOST_TEST(served.run_until([&] { return later.waiting.size() == 1; }));
    served.serving.reset();
    later.waiting.front()({.body = "too late"});
    served.io.poll();
    BOOST_TEST(!client.listen());
    BOOST_TEST(client.received() == "");
}

BOOST_AUTO_TEST_CASE(turns_away_who_comes_when_it_is_full)
{
    running_server served{echo, {.max_connections = 1}};
    raw_client first{served};
    BOOST_TEST(first.is_answered(get("/"), "200 OK"));
    raw_client second{served};
    BOOST_TEST(second.is_left());
    BOOST_TEST(second.received().starts_with("HTTP/1.1 503 "));
    BOOST_TEST(first.is_answered(get("/"), "200 OK"));
}

BOOST_AUTO_TEST_CASE(drains)
{
    answers_later later;
    running_server served{[&](request asked, responder answer)
                          {
                              if (asked.path == "/quick")
                                  answer({.body = "quick"});
                              else
                                  later.waiting.push_back(std::move(answer));
                          }};
    raw_client idle{served};
    raw_client busy{served};
    BOOST_TEST(idle.is_answered(get("/quick"), "quick"));
    busy.send(get("/slow") + get("/never"));
    BOOST_TEST(served.run_until([&] { return later.waiting.size() == 1; }));
    bool drained = false;
    served.serving->stop_listening();
    served.serving->close_idle();
    served.serving->when_drained([&] { drained = true; });
    BOOST_TEST(idle.is_left());
    BOOST_TEST(!drained);
    later.waiting.front()({.body = "answered"});
    BOOST_TEST(busy.hears("answered"));
    BOOST_TEST(busy.is_left());
    boost::system::error_code ignored;
    busy.socket().close(ignored);
    BOOST_TEST(served.run_until([&] { return drained; }));
    BOOST_TEST(served.seen.size() == 2u);
}

BOOST_AUTO_TEST_CASE(waits_instead_of_spinning_without_descriptors)
{
    running_server served{echo};
    raw_client client{served};
    rlimit usual{};
    BOOST_REQUIRE(::getrlimit(RLIMIT_NOFILE, &usual) == 0);
    auto const next_free = ::dup(client.socket().native_handle());
    ::close(next_free);
    rlimit const none_left{.rlim_cur = static_cast<rlim_t>(next_free), .rlim_max = usual.rlim_max};
    BOOST_REQUIRE(::setrlimit(RLIMIT_NOFILE, &none_left) == 0);
    BOOST_TEST(served.io.run_for(milliseconds{150}) < 10u);
    BOOST_TEST(served.serving->connections() == 0u);
    BOOST_REQUIRE(::setrlimit(RLIMIT_NOFILE, &usual) == 0);
    BOOST_TEST(client.is_answered(get("/"), "200 OK"));
}

BOOST_AUTO_TEST_SUITE_END()
