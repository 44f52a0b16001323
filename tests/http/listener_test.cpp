#include "tests/http/support.hpp"

#include <boost/asio/ip/v6_only.hpp>
#include <boost/system/system_error.hpp>
#include <boost/test/unit_test.hpp>

#include <sys/socket.h>
#include <unistd.h>

using namespace auktiva::http;
using namespace auktiva::http::testing;

namespace {

using tcp = boost::asio::ip::tcp;

/// Somebody who comes, and waits to be accepted.
class caller
{
public:
    explicit caller(std::uint16_t port) { socket_.connect({boost::asio::ip::address_v4::loopback(), port}); }

    void ask() { socket_.write_some(boost::asio::buffer(get("/"))); }

    /// "HTTP/1.1 200", or what else comes first; nothing yet, or a reset, gives nothing.
    std::string hears()
    {
        std::string heard(12, '\0');
        boost::system::error_code none;
        socket_.non_blocking(true);
        heard.resize(socket_.read_some(boost::asio::buffer(heard), none));
        return heard;
    }

private:
    boost::asio::io_context io_;
    tcp::socket socket_{io_};
};

std::size_t accept_all(listener& at)
{
    std::size_t count = 0;
    while (at.accept_waiting())
        ++count;
    return count;
}

} // namespace

BOOST_AUTO_TEST_SUITE(http_listener)

BOOST_AUTO_TEST_CASE(who_comes_before_anybody_accepts_is_answered)
{
    boost::asio::io_context io;
    auto at = listener::at(io, "127.0.0.1", 0);
    caller early{at.port()};
    early.ask();
    server serving{io, std::move(at), {.now_ms = [] { return 0; }}, say_hello};
    std::string heard;
    for (int turn = 0; turn < 1000 && heard.empty(); ++turn)
        io.run_one_for(std::chrono::milliseconds{5}), heard = early.hears();
    BOOST_TEST(heard == "HTTP/1.1 200");
}

BOOST_AUTO_TEST_CASE(a_second_one_at_an_address_is_refused)
{
    boost::asio::io_context io;
    auto const first = listener::at(io, "127.0.0.1", 0);
    BOOST_CHECK_EXCEPTION(
        listener::at(io, "127.0.0.1", first.port()), boost::system::system_error,
        [](auto const& error) { return error.code() == boost::asio::error::address_in_use; }
    );
}

BOOST_AUTO_TEST_CASE(one_beside_it_gets_all_who_come_from_then_on)
{
    boost::asio::io_context io;
    auto first = listener::at(io, "127.0.0.1", 0);
    caller const early{first.port()};
    auto second = listener::beside(io, "127.0.0.1", first.port());
    std::vector<std::unique_ptr<caller>> later;
    for (int each = 0; each < 20; ++each)
        later.push_back(std::make_unique<caller>(first.port()));
    BOOST_TEST(accept_all(first) == 1u);
    BOOST_TEST(accept_all(second) == 20u);
}

BOOST_AUTO_TEST_CASE(one_that_is_left_alone_is_followed_in_its_turn)
{
    boost::asio::io_context io;
    auto first = listener::at(io, "127.0.0.1", 0);
    auto const port = first.port();
    auto second = listener::beside(io, "127.0.0.1", port);
    first.close();
    caller const one{port};
    BOOST_TEST(accept_all(second) == 1u);
    auto third = listener::beside(io, "127.0.0.1", port);
    caller const other{port};
    BOOST_TEST(accept_all(second) == 0u);
    BOOST_TEST(accept_all(third) == 1u);
}

BOOST_AUTO_TEST_CASE(one_beside_that_gives_up_leaves_the_first_as_it_was)
{
    boost::asio::io_context io;
    auto first = listener::at(io, "127.0.0.1", 0);
    listener::beside(io, "127.0.0.1", first.port()).close();
    caller const later{first.port()};
    BOOST_TEST(accept_all(first) == 1u);
}

BOOST_AUTO_TEST_CASE(a_server_that_stops_listening_lets_in_who_has_come)
{
    running_server served{say_hello};
    caller early{served.serving->port()};
    early.ask();
    served.serving->stop_listening();
    std::string heard;
    BOOST_TEST(served.run_until([&] { return !(heard = early.hears()).empty(); }));
    BOOST_TEST(heard == "HTTP/1.1 200");
}

BOOST_AUTO_TEST_CASE(an_inherited_socket_keeps_its_callers_for_the_next_holder)
{
    boost::asio::io_context io;
    tcp::acceptor parent{io, {boost::asio::ip::address_v4::loopback(), 0}};
    auto const port = parent.local_endpoint().port();
    std::optional<server> first{
        std::in_place, io, listener::inherited(io, ::dup(parent.native_handle())),
        options{.now_ms = [] { return 0; }}, say_hello};
    first->stop_listening();
    caller waiting{port};
    waiting.ask();
    for (int turn = 0; turn < 5; ++turn)
        io.run_one_for(std::chrono::milliseconds{1});
    BOOST_TEST(first->connections() == 0u);
    first.reset();

    server next{
        io, listener::inherited(io, ::dup(parent.native_handle())), {.now_ms = [] { return 0; }}, say_hello};
    std::string heard;
    for (int turn = 0; turn < 1000 && heard.empty(); ++turn)
        io.run_one_for(std::chrono::milliseconds{5}), heard = waiting.hears();
    BOOST_TEST(heard == "HTTP/1.1 200");
}

BOOST_AUTO_TEST_CASE(what_does_not_listen_is_not_inherited)
{
    boost::asio::io_context io;
    tcp::socket const connected{io, tcp::v4()};
    auto const copy = ::dup(const_cast<tcp::socket&>(connected).native_handle());
    BOOST_CHECK_THROW(listener::inherited(io, copy), boost::system::system_error);
    ::close(copy);
    BOOST_CHECK_THROW(listener::inherited(io, 987), boost::system::system_error);
}

BOOST_AUTO_TEST_SUITE_END()
