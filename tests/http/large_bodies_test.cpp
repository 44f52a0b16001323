#include "tests/http/support.hpp"

#include <boost/asio/post.hpp>
#include <boost/test/unit_test.hpp>

using namespace auktiva::http;
using namespace auktiva::http::testing;
using std::chrono::milliseconds;

namespace {

std::string post(std::string const& target, std::size_t length, std::string const& fields = {})
{
    return "POST " + target + " HTTP/1.1\r\nHost: a\r\n" + fields +
           "Content-Length: " + std::to_string(length) + "\r\n\r\n";
}

/// Lets 100 bytes in at /large, none of strangers, and 3 elsewhere.
options with_rules()
{
    return {
        .body_limit = 3,
        .admit =
            [](request const& head)
        {
            if (head.path == "/secret" && head.header("Cookie").empty())
                return admission{.refused = response{.status = 401, .body = "who are you?"}};
            return admission{.body_limit = head.path == "/large" ? 100u : 3u};
        },
        .large_bodies = 150,
    };
}

/// Serves "0123456789" again and again, in pieces.
struct in_pieces
{
    boost::asio::io_context& io;
    std::size_t made{};
    following_pieces::take waiting{};

    std::shared_ptr<following_pieces> following(std::uint64_t bytes, std::size_t piece)
    {
        auto const next = [this, piece](following_pieces::take take)
        {
            boost::asio::post(
                io,
                [this, piece, take = std::move(take)]
                {
                    ++made;
                    take(std::string(piece, 'x'));
                }
            );
        };
        return std::make_shared<following_pieces>(following_pieces{bytes, next});
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(http_large_bodies)

BOOST_AUTO_TEST_CASE(each_target_has_its_own_limit)
{
    running_server served{echo, with_rules()};
    raw_client client{served};
    BOOST_TEST(client.is_answered(post("/large", 100) + std::string(100, 'x'), std::string(100, 'x')));
    BOOST_TEST(client.is_answered(post("/small", 3) + "abc", "abc"));
    BOOST_TEST(client.is_answered(post("/small", 4) + "abcd", "HTTP/1.1 413 "));
    BOOST_TEST(client.is_left());
}

BOOST_AUTO_TEST_CASE(counts_chunks_against_the_limit_of_their_target)
{
    running_server served{echo, with_rules()};
    std::string const chunked = "POST /large HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    raw_client fits{served};
    BOOST_TEST(
        fits.is_answered(chunked + "64\r\n" + std::string(100, 'x') + "\r\n0\r\n\r\n", std::string(100, 'x'))
    );
    raw_client exceeds{served};
    BOOST_TEST(
        exceeds.is_answered(chunked + "65\r\n" + std::string(101, 'x') + "\r\n0\r\n\r\n", "HTTP/1.1 413 ")
    );
}

BOOST_AUTO_TEST_CASE(a_body_that_is_not_wanted_is_refused_instead_of_asked_for)
{
    running_server served{echo, with_rules()};
    raw_client stranger{served};
    BOOST_TEST(stranger.is_answered(post("/secret", 3, "Expect: 100-continue\r\n"), "who are you?"));
    BOOST_TEST(stranger.received().starts_with("HTTP/1.1 401 "));
    BOOST_TEST(stranger.received().find("Connection: close") != std::string::npos);
    BOOST_TEST(served.seen.empty());
    raw_client known{served};
    BOOST_TEST(known.is_answered(post("/secret", 3, "Cookie: me\r\nExpect: 100-continue\r\n"), "100 Continue")
    );
    BOOST_TEST(known.is_answered("abc", "abc"));
    raw_client too_large{served};
    BOOST_TEST(too_large.is_answered(post("/large", 101, "Expect: 100-continue\r\n"), "HTTP/1.1 413 "));
}

BOOST_AUTO_TEST_CASE(a_refused_sender_may_finish_and_reads_his_answer)
{
    auto settings = with_rules();
    settings.linger_timeout = milliseconds{100};
    settings.sweep_period = milliseconds{10};
    running_server served{echo, settings};
    raw_client client{served};
    client.send(post("/secret", 1'000'000));
    // Longer in all than the time to linger without a byte.
    for (int piece = 0; piece < 10; ++piece)
    {
        client.send(std::string(100'000, 'x'));
        served.io.run_for(milliseconds{30});
        BOOST_TEST(served.serving->connections() == 1u);
    }
    BOOST_TEST(client.hears("who are you?"));
    BOOST_TEST(served.seen.empty());
    BOOST_TEST(client.is_left());
}

BOOST_AUTO_TEST_CASE(large_bodies_together_are_bounded)
{
    running_server served{echo, with_rules()};
    raw_client first{served};
    BOOST_TEST(first.is_answered(post("/large", 100, "Expect: 100-continue\r\n"), "100 Continue"));
    raw_client second{served};
    BOOST_TEST(second.is_answered(post("/large", 100), "HTTP/1.1 503 "));
    BOOST_TEST(second.received().find("Retry-After: ") != std::string::npos);
    raw_client small{served};
    BOOST_TEST(small.is_answered(post("/small", 3) + "abc", "abc"));
    BOOST_TEST(first.is_answered(std::string(100, 'x'), std::string(100, 'x')));
    raw_client third{served};
    BOOST_TEST(third.is_answered(post("/large", 100, "Expect: 100-continue\r\n"), "100 Continue"));
    third.socket().close();
    BOOST_TEST(served.run_until([&] { return served.serving->connections() == 2; }));
    raw_client fourth{served};
    BOOST_TEST(fourth.is_answered(post("/large", 100) + std::string(100, 'y'), std::string(100, 'y')));
}

BOOST_AUTO_TEST_CASE(a_body_that_flows_may_take_its_time_and_one_that_stalls_may_not)
{
    options settings{
        .body_limit = 1000,
        .body_timeout = milliseconds{150},
        .least_body_rate = 1,
        .sweep_period = milliseconds{10},
    };
    running_server served{echo, settings};
    raw_client slow{served};
    slow.send(post("/", 10));
    for (int count = 0; count < 10; ++count)
    {
        slow.send("x");
        served.io.run_for(milliseconds{50});
    }
    BOOST_TEST(slow.hears("xxxxxxxxxx"));
    raw_client stalled{served};
    stalled.send(post("/", 10) + "xxxxx");
    BOOST_TEST(stalled.is_left());
}

BOOST_AUTO_TEST_CASE(a_body_that_only_drips_is_given_up)
{
    options settings{
        .body_limit = 1000,
        .body_timeout = milliseconds{100},
        .least_body_rate = 1'000'000,
        .sweep_period = milliseconds{10},
    };
    running_server served{echo, settings};
    raw_client dripping{served};
    dripping.send(post("/", 1000));
    bool is_there = true;
    for (int count = 0; count < 20 && is_there; ++count)
    {
        dripping.send("x");
        served.io.run_for(milliseconds{20});
        is_there = dripping.listen();
    }
    BOOST_TEST(!is_there);
}

BOOST_AUTO_TEST_CASE(an_answer_may_come_in_pieces)
{
    std::unique_ptr<in_pieces> source;
    running_server served{[&](request asked, responder answer)
                          {
                              auto const bytes = asked.path == "/long" ? 1'000'000u : 20u;
                              answer({.body = "begin", .following = source->following(bytes, bytes / 10)});
                          }};
    source = std::make_unique<in_pieces>(in_pieces{served.io});
    raw_client client{served, 4096};
    BOOST_TEST(client.is_answered(get("/"), "begin" + std::string(20, 'x')));
    BOOST_TEST(client.received().find("Content-Length: 25\r\n") != std::string::npos);
    BOOST_TEST(source->made == 10);
    BOOST_TEST(client.is_answered(get("/long"), std::string(1'000'000, 'x')));
    // The connection goes on behind it, and a HEAD makes no piece.
    source->made = 0;
    BOOST_TEST(client.is_answered("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", "\r\n\r\n"));
    BOOST_TEST(client.received().find("Content-Length: 25\r\n") != std::string::npos);
    BOOST_TEST(client.received().ends_with("\r\n\r\n"));
    BOOST_TEST(source->made == 0);
}

BOOST_AUTO_TEST_CASE(a_piece_that_does_not_come_ends_the_connection)
{
    for (std::size_t const wrong : {std::size_t{0}, std::size_t{11}})
    {
        std::unique_ptr<in_pieces> source;
        running_server served{[&](request, responder answer)
                              { answer({.body = "begin", .following = source->following(10, wrong)}); }};
        source = std::make_unique<in_pieces>(in_pieces{served.io});
        raw_client client{served};
        client.send(get("/"));
        BOOST_TEST(client.is_left());
        BOOST_TEST(client.received().ends_with("begin"));
    }
}

BOOST_AUTO_TEST_SUITE_END()
