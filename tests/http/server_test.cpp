#include "tests/http/support.hpp"

#include <boost/test/unit_test.hpp>

#include <optional>

using namespace auktiva::http;
using namespace auktiva::http::testing;
using std::chrono::milliseconds;

namespace {

std::size_t count_answers(std::string_view received)
{
    std::size_t found = 0;
    for (auto at = received.find("HTTP/1.1 "); at != received.npos; at = received.find("HTTP/1.1 ", at + 1))
        ++found;
    return found;
}

} // namespace

BOOST_AUTO_TEST_SUITE(http_server)

BOOST_AUTO_TEST_CASE(keeps_the_connection_for_the_next_request)
{
    running_server served{echo};
    raw_client client{served};
    BOOST_TEST(client.is_answered(get("/1"), "\r\n\r\n/1"));
    BOOST_TEST(client.is_answered(get("/2"), "\r\n\r\n/2"));
    BOOST_TEST(served.serving->connections() == 1u);
}

BOOST_AUTO_TEST_CASE(tells_the_handler_all_about_the_request)
{
    std::optional<request> seen;
    running_server served{[&](request asked, responder answer)
                          {
                              seen = std::move(asked);
                              answer({.status = 204});
                          }};
    raw_client client{served};
    client.send("POST /a%20b?q=1+2&%C3%A4=%26&flag HTTP/1.1\r\nhost: a\r\nX-List: 1\r\nx-list: 2\r\n"
                "Cookie: theme=dark; session=\"abc\"\r\nContent-Length: 4\r\n\r\nbo");
    BOOST_TEST(served.run_until([&] { return served.serving->connections() == 1; }));
    served.now += 1000;
    client.send("dy");
    BOOST_TEST(client.hears("HTTP/1.1 204 No Content\r\n"));
    BOOST_TEST_REQUIRE(seen.has_value());
    BOOST_TEST(seen->method == "POST");
    BOOST_TEST(seen->target == "/a%20b?q=1+2&%C3%A4=%26&flag");
    BOOST_TEST(seen->path == "/a b");
    BOOST_TEST(seen->query == "q=1+2&%C3%A4=%26&flag");
    BOOST_TEST(seen->parameter("q").value() == "1+2");
    BOOST_TEST(seen->parameter("\xc3\xa4").value() == "&");
    BOOST_TEST(seen->parameter("flag").value() == "");
    BOOST_TEST(!seen->parameter("none").has_value());
    BOOST_TEST(seen->header("HOST") == "a");
    BOOST_TEST(seen->header("None") == "");
    BOOST_TEST(seen->headers.joined("X-List") == "1, 2");
    BOOST_TEST(seen->cookie("session").value() == "abc");
    BOOST_TEST(!seen->cookie("sess").has_value());
    BOOST_TEST(seen->body == "body");
    BOOST_TEST(seen->peer == "127.0.0.1");
    BOOST_TEST(!seen->secure);
    BOOST_TEST(seen->received == served.now);
}

BOOST_AUTO_TEST_CASE(answers_pipelined_requests_in_order_one_at_a_time)
{
    answers_later later;
    running_server served{later.keep()};
    raw_client client{served};
    client.send(get("/1") + get("/2") + get("/3"));
    for (std::size_t count = 1; count <= 3; ++count)
    {
        BOOST_TEST(served.run_until([&] { return later.waiting.size() == count; }));
        served.io.poll();
        BOOST_TEST(later.waiting.size() == count);
        later.waiting.back()({.body = "answer " + std::to_string(count)});
    }
    BOOST_TEST(client.hears("answer 3"));
    BOOST_TEST(client.received().find("answer 1") < client.received().find("answer 2"));
    BOOST_TEST(client.received().find("answer 2") < client.received().find("answer 3"));
}

BOOST_AUTO_TEST_CASE(stamps_a_request_behind_another_when_its_turn_comes)
{
    std::vector<std::int64_t> stamps;
    std::vector<responder> waiting;
    running_server served{[&](request asked, responder answer)
                          {
                              stamps.push_back(asked.received);
                              waiting.push_back(std::move(answer));
                          }};
    raw_client client{served};
    client.send(get("/1") + get("/2"));
    BOOST_TEST(served.run_until([&] { return stamps.size() == 1; }));
    served.now += 5;
    waiting.front()({.status = 204});
    BOOST_TEST(served.run_until([&] { return stamps.size() == 2; }));
    BOOST_TEST(stamps[1] - stamps[0] == 5);
}

BOOST_AUTO_TEST_CASE(gives_others_a_turn_after_16_pipelined_requests)
{
    running_server served{say_hello};
    raw_client greedy{served};
    std::string many;
    for (int count = 0; count < 40; ++count)
        many += get("/");
    BOOST_TEST(served.run_until([&] { return served.serving->connections() == 1; }));
    greedy.send(many);
    while (served.seen.empty())
        served.io.run_one();
    BOOST_TEST(served.seen.size() == 16u);
    BOOST_TEST(served.run_until([&] { return greedy.listen() && count_answers(greedy.received()) == 40; }));
}

BOOST_AUTO_TEST_CASE(closes_when_asked_to)
{
    running_server served{echo};
    raw_client client{served};
    client.send("GET /1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + get("/2"));
    BOOST_TEST(client.is_left());
    BOOST_TEST(client.received().find("Connection: close\r\n") != std::string::npos);
    BOOST_TEST(served.seen.size() == 1u);
}

BOOST_AUTO_TEST_CASE(keeps_a_connection_of_http_1_0_only_if_asked_to)
{
    running_server served{echo};
    raw_client plain{served};
    plain.send("GET /1 HTTP/1.0\r\nHost: a\r\n\r\n");
    BOOST_TEST(plain.is_left());
    raw_client staying{served};
    auto const asked = "GET /1 HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n";
    BOOST_TEST(staying.is_answered(asked, "Connection: keep-alive\r\n"));
    BOOST_TEST(staying.is_answered(asked, "Connection: keep-alive\r\n"));
}

BOOST_AUTO_TEST_CASE(answers_head_like_get_without_the_body)
{
    running_server served{say_hello};
    raw_client client{served};
    BOOST_TEST(client.is_answered("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + get("/next"), "hello"));
    BOOST_TEST(client.received().find("Content-Length: 5") < client.received().find("hello"));
    BOOST_TEST(count_answers(client.received().substr(0, client.received().find("hello"))) == 2u);
    BOOST_TEST(client.received().find("hello", client.received().find("hello") + 1) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(asks_for_the_body_a_client_holds_back)
{
    running_server served{echo};
    raw_client client{served};
    auto const head = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n";
    BOOST_TEST(client.is_answered(head, "HTTP/1.1 100 Continue\r\n\r\n"));
    BOOST_TEST(client.is_answered("body", "\r\n\r\nbody"));
    BOOST_TEST(client.is_answered(head + std::string{"more"}, "\r\n\r\nmore"));
    BOOST_TEST(client.received().starts_with("HTTP/1.1 200"));
}

BOOST_AUTO_TEST_CASE(refuses_a_held_back_body_that_is_too_large)
{
    running_server served{echo, {.body_limit = 3}};
    raw_client client{served};
    client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
    BOOST_TEST(client.is_left());
    BOOST_TEST(client.received().starts_with("HTTP/1.1 413 "));
}

BOOST_AUTO_TEST_CASE(lets_a_client_read_the_refusal_of_a_body_it_still_sends)
{
    running_server served{echo, {.body_limit = 100'000}};
    raw_client client{served};
    client.send(
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3000000\r\n\r\n" + std::string(3'000'000, 'x')
    );
    BOOST_TEST(client.hears("HTTP/1.1 413 "));
    BOOST_TEST(served.seen.empty());
}

BOOST_AUTO_TEST_CASE(counts_the_body_limit_over_chunks)
{
    running_server served{echo, {.body_limit = 10}};
    raw_client client{served};
    std::string const chunk = "6\r\nsixsix\r\n";
    client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk);
    BOOST_TEST(client.is_left());
    BOOST_TEST(client.received().starts_with("HTTP/1.1 413 "));
}

BOOST_AUTO_TEST_CASE(sends_a_large_answer_to_a_slow_reader)
{
    auto const large = std::make_shared<std::string const>(8'000'000, 'x');
    running_server served{[&](request asked, responder answer)
                          {
                              if (asked.path == "/shared")
                                  answer({.shared_body = large});
                              else
                                  answer({.body = *large});
                          }};
    raw_client client{served, 4096};
    client.send(get("/shared") + get("/own"));
    auto const whole = [&] { return client.listen() && client.received().size() > 2 * large->size(); };
    BOOST_TEST(served.run_until(whole));
    BOOST_TEST(count_answers(client.received()) == 2u);
    BOOST_TEST(client.received().ends_with("xxx"));
    BOOST_TEST(large.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(hands_a_websocket_over_with_what_was_read_behind_it)
{
    std::optional<stream> taken;
    std::string already_read;
    std::string path;
    running_server served{
        echo,
        {},
        [&](request asked, stream with, std::string bytes)
        {
            path = asked.path;
            taken = std::move(with);
            already_read = std::move(bytes);
        }};
    raw_client client{served};
    client.send("GET /app/key HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, Upgrade\r\n"
                "Upgrade: WebSocket\r\n\r\nframes");
    BOOST_TEST_REQUIRE(served.run_until([&] { return taken.has_value(); }));
    BOOST_TEST(path == "/app/key");
    BOOST_TEST(already_read == "frames");
    BOOST_TEST(taken->peer() == "127.0.0.1");
    BOOST_TEST(served.serving->connections() == 0u);
    iovec const piece{.iov_base = const_cast<char*>("101"), .iov_len = 3};
    BOOST_TEST(taken->write_some({&piece, 1}).bytes == 3u);
    BOOST_TEST(client.hears("101"));
    taken->close();
    BOOST_TEST(client.is_left());
}

BOOST_AUTO_TEST_CASE(treats_other_upgrades_as_plain_requests)
{
    running_server served{echo, {}, [](request, stream, std::string) { BOOST_FAIL("not a WebSocket"); }};
    raw_client client{served};
    auto const asked = [](std::string_view line, std::string_view fields)
    { return std::string{line} + " HTTP/1.1\r\nHost: a\r\n" + std::string{fields} + "\r\n"; };
    std::string_view const websocket = "Connection: upgrade\r\nUpgrade: websocket\r\n";
    BOOST_TEST(client.is_answered(asked("GET /1", "Connection: upgrade\r\nUpgrade: h2c\r\n"), "/1"));
    BOOST_TEST(client.is_answered(asked("GET /2", "Upgrade: websocket\r\n"), "/2"));
    BOOST_TEST(client.is_answered(asked("POST /3", websocket), "/3"));
}

BOOST_AUTO_TEST_SUITE_END()
