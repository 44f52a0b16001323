#define BOOST_TEST_MODULE conformance
#include "realtime/protocol.hpp"
#include "realtime/socket.hpp"
#include "tests/conformance/behaviour.hpp"
#include "tests/conformance/own_server.hpp"
#include "tests/realtime/fake_transport.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <functional>
#include <map>
#include <memory>

namespace auktiva::conformance {

namespace {

namespace data = boost::unit_test::data;
using realtime::client::frame;

table all_of_autobahn()
{
    table made;
    for (auto const& part :
         {framing(), pings_and_reserved(), fragments(), utf8_in_fragments(), utf8_sequences(), closing()})
        made.insert(made.end(), part.begin(), part.end());
    return made;
}

/// Filled when the tests are about to run, since only then the constants of all files are there.
class everything
{
public:
    using sample = behaviour;
    enum
    {
        arity = 1
    };

    everything()
    {
        for (auto const& own : limits())
            rows_.push_back(own);
    }

    data::size_t size() const { return rows_.size(); }
    table::const_iterator begin() const { return rows_.begin(); }

private:
    table rows_ = all_of_autobahn();
};

} // namespace

} // namespace auktiva::conformance

template <>
struct boost::unit_test::data::monomorphic::is_dataset<auktiva::conformance::everything> : mpl::true_
{
};

namespace auktiva::conformance {

namespace {

bytes cut(bytes const& sent, std::size_t piece)
{
    if (piece == frames)
        return sent;
    std::string whole;
    for (auto const& each : sent)
        whole += each;
    if (piece == at_once)
        return {whole};
    bytes pieces;
    for (std::size_t at = 0; at < whole.size(); at += piece)
        pieces.push_back(whole.substr(at, piece));
    return pieces;
}

/// What the server sends for it, where a text is answered by `answer(text)`.
template <class Answer>
std::string wire_bytes(std::vector<reply> const& replies, Answer answer)
{
    std::string made;
    for (auto const& [first, payload] : replies)
    {
        auto const shown = first == 0x81 ? answer(payload) : payload;
        made += frame(first, shown, realtime::client::shortest, false);
    }
    return made;
}

/// Says back what it hears.
class echo_keeper final : public realtime::socket_keeper
{
public:
    std::int64_t now() const override { return 0; }
    void on_text(realtime::socket& from, std::string_view text, std::int64_t) override
    {
        from.send(realtime::make_text_frame(text));
    }
    void on_pending(realtime::socket&) override { pending = true; }
    void on_closing(realtime::socket&, std::uint16_t) override {}
    void on_closed(realtime::socket&) override {}

    bool pending = false;
};

/// A WebSocket that has been greeted.
std::unique_ptr<client_line> open_socket(std::uint16_t port)
{
    auto line = std::make_unique<client_line>(port);
    line->send(
        "GET /app/" + std::string{own_server::app_key} +
        "?protocol=7 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r\n\r\n"
    );
    BOOST_TEST_REQUIRE(line->read_through("\r\n\r\n").starts_with("HTTP/1.1 101 "));
    auto const header = line->read(2);
    BOOST_TEST_REQUIRE(header[0] == '\x81');
    auto const greeting = line->read(static_cast<unsigned char>(header[1]));
    BOOST_TEST_REQUIRE(greeting.starts_with(R"({"event":"pusher:connection_established")"));
    return line;
}

} // namespace

BOOST_AUTO_TEST_CASE(the_table_has_each_of_autobahns_behaviours_once)
{
    std::map<std::string, int> in_group;
    std::map<std::string, int> of_number;
    for (auto const& each : all_of_autobahn())
    {
        ++in_group[each.number.substr(0, each.number.find('.'))];
        ++of_number[each.number];
    }
    std::map<std::string, int> const expected{{"1", 16}, {"2", 11},  {"3", 7},  {"4", 10},
                                              {"5", 20}, {"6", 145}, {"7", 37}, {"10", 1}};
    BOOST_TEST((in_group == expected));
    BOOST_TEST(of_number.size() == 247u);
}

BOOST_DATA_TEST_CASE(a_socket_that_echoes_answers_byte_by_byte, data::make_delayed<everything>(), each)
{
    echo_keeper keeper;
    auto const line = std::make_shared<realtime::fake_transport>();
    realtime::traffic counted;
    auto const end = std::make_shared<realtime::socket>("1.1", nullptr, counted, line, keeper);
    auto const same = [](std::string const& text) { return text; };
    for (auto const& [sent, heard] : each.steps)
    {
        for (auto const& piece : cut(sent, each.piece))
        {
            end->on_bytes(piece, 0);
            if (std::exchange(keeper.pending, false))
                end->flush();
        }
        BOOST_TEST(std::exchange(line->written, {}) == wire_bytes(heard, same));
    }
    BOOST_TEST(line->hung_up());
}

/// It has no echo: a text that is no message of the protocol is answered as such.
BOOST_DATA_TEST_CASE(
    the_real_server_answers_byte_by_byte_and_hangs_up_first, data::make_delayed<everything>(), each
)
{
    static own_server const server;
    auto const malformed = [](std::string const&)
    { return realtime::protocol::error(std::nullopt, "malformed message"); };
    auto const line = open_socket(server.port());
    for (auto const& [sent, heard] : each.steps)
    {
        for (auto const& piece : cut(sent, each.piece))
            line->send(piece);
        auto const expected = wire_bytes(heard, malformed);
        BOOST_TEST(line->read(expected.size()) == expected);
    }
    BOOST_TEST(line->at_end());
}

} // namespace auktiva::conformance
