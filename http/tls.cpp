#include "http/tls.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace auktiva::http {

namespace {

/// Of TLS 1.2 only what has forward secrecy and authenticates what it encrypts; those of 1.3 all do.
constexpr auto ciphers_of_1_2 = "ECDHE+AESGCM:ECDHE+CHACHA20";

[[noreturn]] void refuse(std::filesystem::path const& file, std::string const& what)
{
    throw unusable_tls{file.string() + ": " + what};
}

/// What OpenSSL says of the error that led to the others.
std::string reason()
{
    auto const code = ERR_peek_error();
    auto const* text = ERR_reason_error_string(code);
    if (ERR_SYSTEM_ERROR(code))
        text = std::strerror(ERR_GET_REASON(code));
    return text ? text : "it cannot be read";
}

/// Whether the key was read, but is that of another certificate.
bool is_mismatch()
{
    auto const code = ERR_peek_last_error();
    return ERR_GET_LIB(code) == ERR_LIB_X509 && ERR_GET_REASON(code) == X509_R_KEY_VALUES_MISMATCH;
}

int give_passphrase(char* into, int room, int, void* text)
{
    auto const& passphrase = *static_cast<std::string const*>(text);
    auto const length = std::min(passphrase.size(), static_cast<std::size_t>(room));
    std::memcpy(into, passphrase.data(), length);
    return static_cast<int>(length);
}

void load(SSL_CTX* context, tls_files const& from)
{
    // OpenSSL would ask for a passphrase on the terminal if nobody else gives one.
    SSL_CTX_set_default_passwd_cb(context, give_passphrase);
    SSL_CTX_set_default_passwd_cb_userdata(context, const_cast<std::string*>(&from.passphrase));
    if (SSL_CTX_use_certificate_chain_file(context, from.certificate.c_str()) != 1)
        refuse(from.certificate, "no certificate in PEM: " + reason());
    ERR_clear_error();
    if (SSL_CTX_use_PrivateKey_file(context, from.key.c_str(), SSL_FILETYPE_PEM) != 1 && !is_mismatch())
        refuse(from.key, "no key in PEM: " + reason());
    if (SSL_CTX_check_private_key(context) != 1)
        refuse(from.key, "the key is not that of " + from.certificate.string());
    SSL_CTX_set_default_passwd_cb_userdata(context, nullptr);
}

} // namespace

std::shared_ptr<ssl_ctx_st> read_tls(tls_files const& from)
{
    ERR_clear_error();
    std::shared_ptr<SSL_CTX> context{SSL_CTX_new(TLS_server_method()), SSL_CTX_free};
    if (!context || SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) != 1 ||
        SSL_CTX_set_cipher_list(context.get(), ciphers_of_1_2) != 1)
        throw std::bad_alloc{};
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
    load(context.get(), from);
    ERR_clear_error();
    return context;
}

} // namespace auktiva::http
