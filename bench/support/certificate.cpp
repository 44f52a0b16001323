#include "bench/support/certificate.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace auktiva::bench {

namespace {

using open_file = std::unique_ptr<std::FILE, decltype(&std::fclose)>;

std::shared_ptr<ssl_ctx_st> trusting_client()
{
    std::shared_ptr<ssl_ctx_st> context{SSL_CTX_new(TLS_client_method()), SSL_CTX_free};
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS);
    return context;
}

} // namespace

certificate::certificate()
    : client_{trusting_client()}
{
    auto pattern = (std::filesystem::temp_directory_path() / "bench-XXXXXX").string();
    if (!::mkdtemp(pattern.data()))
        throw std::runtime_error{"cannot make a folder"};
    folder_ = pattern;
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> const key{EVP_EC_gen("P-256"), EVP_PKEY_free};
    std::unique_ptr<X509, decltype(&X509_free)> const made{X509_new(), X509_free};
    X509_set_version(made.get(), 2);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), 24 * 3600);
    auto* const name = X509_get_subject_name(made.get());
    auto const* const host = reinterpret_cast<unsigned char const*>("localhost");
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, host, -1, -1, 0);
    X509_set_issuer_name(made.get(), name);
    X509_set_pubkey(made.get(), key.get());
    open_file const to{std::fopen(file().c_str(), "w"), std::fclose};
    open_file const key_to{std::fopen(key_file().c_str(), "w"), std::fclose};
    if (!to || !key_to || X509_sign(made.get(), key.get(), EVP_sha256()) <= 0 ||
        PEM_write_X509(to.get(), made.get()) != 1 ||
        PEM_write_PrivateKey(key_to.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        throw std::runtime_error{"cannot make a certificate"};
}

certificate::~certificate()
{
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

} // namespace auktiva::bench
