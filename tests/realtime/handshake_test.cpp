#include "realtime/handshake.hpp"

#include <boost/test/unit_test.hpp>

#include <string_view>

using namespace auktiva::realtime::websocket;

BOOST_AUTO_TEST_SUITE(handshake)

constexpr std::string_view sample_key = "dGhlIHNhbXBsZSBub25jZQ==";

BOOST_AUTO_TEST_CASE(the_accept_key_is_that_of_the_rfc)
{
    BOOST_TEST(accept_key(sample_key) == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
}

BOOST_AUTO_TEST_CASE(the_response_agrees_to_nothing_but_the_socket)
{
    BOOST_TEST(
        switching_protocols(sample_key) ==
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"
    );
}

BOOST_AUTO_TEST_CASE(only_version_13_is_spoken)
{
    BOOST_CHECK(check_offer("13", sample_key) == offer_fault::none);
    for (std::string_view const version : {"", "8", "12", "14", "013", "13 ", "13, 8", "thirteen"})
        BOOST_CHECK(check_offer(version, sample_key) == offer_fault::version);
}

BOOST_AUTO_TEST_CASE(a_key_is_sixteen_bytes_in_base64)
{
    for (std::string_view const key :
         {"", "==", "dGhlIHNhbXBsZSBub25jZQ", "dGhlIHNhbXBsZSBub25jZQ=", "dGhlIHNhbXBsZSBub25jZ===",
          "dGhlIHNhbXBsZSBub25jZQQ=", "dGhlIHNhbXBsZSBub25jZQ== ", "dGhlIHNhbXBsZSBub2 jZQ==",
          "dGhlIHNhbXBsZSBub2\rjZQ==", "dGhlIHNhbXBsZS=ub25jZQ==", "dGhlIHNhbXBsZSBub25jZSBhbmQ="})
        BOOST_CHECK(check_offer("13", key) == offer_fault::key);
}

BOOST_AUTO_TEST_SUITE_END()
