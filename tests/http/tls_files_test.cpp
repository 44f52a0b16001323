#include "http/tls.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <cstdio>
#include <fstream>
#include <unistd.h>

using namespace auktiva::http;

namespace {

using key_ptr = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

key_ptr new_ec_key()
{
    return {EVP_EC_gen("P-256"), EVP_PKEY_free};
}

key_ptr new_rsa_key()
{
    return {EVP_RSA_gen(2048), EVP_PKEY_free};
}

/// A folder with files in PEM.
struct folder
{
    std::filesystem::path const at =
        std::filesystem::temp_directory_path() / ("auktiva-tls-" + std::to_string(::getpid()));
    tls_files files{at / "cert.pem", at / "key.pem"};

    folder()
    {
        std::filesystem::create_directories(at);
        auto const key = new_ec_key();
        write_certificate(key.get());
        write_key(key.get());
    }
    folder(folder const&) = delete;
    folder& operator=(folder const&) = delete;
    ~folder() { std::filesystem::remove_all(at); }

    void write_certificate(EVP_PKEY* key) const
    {
        std::unique_ptr<X509, decltype(&X509_free)> const certificate{X509_new(), X509_free};
        X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
        X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
        X509_set_pubkey(certificate.get(), key);
        BOOST_REQUIRE(X509_sign(certificate.get(), key, EVP_sha256()) > 0);
        auto* const file = std::fopen(files.certificate.c_str(), "w");
        PEM_write_X509(file, certificate.get());
        std::fclose(file);
    }

    void write_key(EVP_PKEY* key, std::string passphrase = {}) const
    {
        auto* const file = std::fopen(files.key.c_str(), "w");
        auto* const text = reinterpret_cast<unsigned char*>(passphrase.data());
        auto const* const how = passphrase.empty() ? nullptr : EVP_aes_128_cbc();
        PEM_write_PrivateKey(file, key, how, text, static_cast<int>(passphrase.size()), nullptr, nullptr);
        std::fclose(file);
    }

    std::string refusal() const
    try
    {
        read_tls(files);
        return "none";
    }
    catch (unusable_tls const& wrong)
    {
        return wrong.what();
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(http_tls_files, folder)

BOOST_AUTO_TEST_CASE(a_certificate_and_its_key_are_read)
{
    auto const context = read_tls(files);
    BOOST_TEST(SSL_CTX_get_min_proto_version(context.get()) == TLS1_2_VERSION);
    BOOST_TEST(SSL_CTX_get0_certificate(context.get()) != nullptr);
}

BOOST_AUTO_TEST_CASE(a_locked_key_is_opened_by_its_passphrase)
{
    auto const key = new_ec_key();
    write_certificate(key.get());
    write_key(key.get(), "open sesame");
    BOOST_TEST(refusal().starts_with(files.key.string() + ": no key in PEM"));
    files.passphrase = "open sesame";
    BOOST_TEST(refusal() == "none");
}

BOOST_AUTO_TEST_CASE(the_key_of_another_certificate_is_refused_of_the_same_kind_or_not)
{
    for (auto const& other : {new_ec_key, new_rsa_key})
    {
        write_key(other().get());
        BOOST_TEST(
            refusal() == files.key.string() + ": the key is not that of " + files.certificate.string()
        );
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_pem_is_refused_in_one_line_that_names_the_file)
{
    std::ofstream{files.key} << "nonsense";
    BOOST_TEST(refusal().starts_with(files.key.string() + ": no key in PEM: "));
    std::ofstream{files.certificate} << "nonsense";
    BOOST_TEST(refusal().starts_with(files.certificate.string() + ": no certificate in PEM: "));
    BOOST_TEST(refusal().find('\n') == std::string::npos);
    std::filesystem::remove(files.certificate);
    BOOST_TEST(
        refusal() == files.certificate.string() + ": no certificate in PEM: No such file or directory"
    );
}

BOOST_AUTO_TEST_SUITE_END()
