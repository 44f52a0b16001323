#include "tests/http/support.hpp"

#include <boost/test/unit_test.hpp>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

using namespace auktiva::http;
using namespace auktiva::http::testing;

namespace {

/// A server's context with a key and certificate of its own, made on the spot.
std::shared_ptr<SSL_CTX> self_signed()
{
    std::shared_ptr<SSL_CTX> const context{SSL_CTX_new(TLS_server_method()), SSL_CTX_free};
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> const key{EVP_EC_gen("P-256"), EVP_PKEY_free};
    std::unique_ptr<X509, decltype(&X509_free)> const certificate{X509_new(), X509_free};
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    BOOST_REQUIRE(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0);
    BOOST_REQUIRE(SSL_CTX_use_certificate(context.get(), certificate.get()) == 1);
    BOOST_REQUIRE(SSL_CTX_use_PrivateKey(context.get(), key.get()) == 1);
    return context;
}

/// Talks TLS over a socket of the raw client, turn by turn with the server.
class tls_client
{
public:
    explicit tls_client(running_server& served)
        : served_{served}
        , below_{served}
    {
        SSL_set_fd(session_.get(), below_.socket().native_handle());
        SSL_set_connect_state(session_.get());
    }

    bool shakes_hands()
    {
        return served_.run_until([&] { return SSL_do_handshake(session_.get()) == 1; });
    }

    bool sends(std::string_view bytes)
    {
        std::size_t sent = 0;
        return served_.run_until(
            [&]
            {
                std::size_t now = 0;
                SSL_write_ex(
                    session_.get(), bytes.data() + sent, std::min<std::size_t>(bytes.size() - sent, 10'000),
                    &now
                );
                return (sent += now) == bytes.size();
            }
        );
    }

    bool hears(std::string_view text)
    {
        return served_.run_until(
            [&]
            {
                reads();
                return received_.find(text) != received_.npos;
            }
        );
    }

    void reads()
    {
        std::array<char, 4096> buffer;
        for (std::size_t got = 0; SSL_read_ex(session_.get(), buffer.data(), buffer.size(), &got) == 1;)
            received_.append(buffer.data(), got);
    }

    bool was_told_goodbye() { return (SSL_get_shutdown(session_.get()) & SSL_RECEIVED_SHUTDOWN) != 0; }
    std::string const& received() const { return received_; }
    raw_client& below() { return below_; }

private:
    running_server& served_;
    raw_client below_;
    std::shared_ptr<SSL_CTX> context_{SSL_CTX_new(TLS_client_method()), SSL_CTX_free};
    std::unique_ptr<SSL, decltype(&SSL_free)> session_{SSL_new(context_.get()), SSL_free};
    std::string received_{};
};

} // namespace

BOOST_AUTO_TEST_SUITE(http_tls)

BOOST_AUTO_TEST_CASE(serves_over_tls_and_says_so)
{
    running_server served{
        [](request asked, responder answer) { answer({.body = asked.secure ? "secure" : "plain"}); },
        {.tls = self_signed()}};
    tls_client client{served};
    BOOST_TEST(client.shakes_hands());
    BOOST_TEST(client.sends("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
    BOOST_TEST(client.hears("\r\n\r\nsecure"));
    BOOST_TEST(client.received().find("Strict-Transport-Security: ") != std::string::npos);
    BOOST_TEST(served.run_until([&] { return client.hears("secure") && client.was_told_goodbye(); }));
}

BOOST_AUTO_TEST_CASE(carries_large_bodies_both_ways_over_tls)
{
    running_server served{echo, {.tls = self_signed()}};
    tls_client client{served};
    BOOST_TEST(client.shakes_hands());
    std::string const body = std::string(1'000'000, 'x') + "the end";
    BOOST_TEST(client.sends("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000007\r\n\r\n" + body));
    BOOST_TEST(client.hears("xthe end"));
    BOOST_TEST(client.received().ends_with(body));
}

BOOST_AUTO_TEST_CASE(goes_on_with_what_is_sealed_when_the_rest_is_given_up)
{
    std::optional<stream> line;
    running_server served{echo, {.tls = self_signed()}, [&](request, stream peer, std::string) {
                              line.emplace(std::move(peer));
                          }};
    tls_client client{served};
    BOOST_TEST(client.shakes_hands());
    BOOST_TEST(client.sends("GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n")
    );
    BOOST_TEST(served.run_until([&] { return line.has_value(); }));

    std::string const much(10'000, 'x');
    auto const offer = [&](std::string_view text)
    {
        iovec const piece{const_cast<char*>(text.data()), text.size()};
        return line->write_some({&piece, 1});
    };
    std::size_t taken = 0;
    for (io_result said; (said = offer(much)).status == io_status::done; taken += said.bytes)
        BOOST_REQUIRE(line->sealed() == 0u);
    BOOST_REQUIRE(line->sealed() == much.size());

    auto const rest = much + " the end";
    std::size_t sent = 0;
    BOOST_TEST(served.run_until(
        [&]
        {
            client.reads();
            return (sent += offer(std::string_view{rest}.substr(sent)).bytes) == rest.size();
        }
    ));
    BOOST_TEST(client.hears("x the end"));
    BOOST_TEST(client.received().size() == taken + rest.size());
    line.reset(); // before the context it is bound to
}

BOOST_AUTO_TEST_CASE(leaves_who_does_not_speak_tls)
{
    running_server served{echo, {.tls = self_signed()}};
    raw_client client{served};
    client.send(get("/"));
    BOOST_TEST(client.is_left());
    BOOST_TEST(served.seen.empty());
}

BOOST_AUTO_TEST_SUITE_END()
