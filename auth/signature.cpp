#include "auth/signature.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <stdexcept>

namespace auktiva::auth {

namespace {

struct openssl_digest
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned int size{};

    std::string text() const { return {reinterpret_cast<char const*>(bytes.data()), size}; }
};

unsigned char const* octets(std::string_view text)
{
    return reinterpret_cast<unsigned char const*>(text.data());
}

std::string digest_hex(std::string_view message, EVP_MD const* method)
{
    openssl_digest digest;
    if (EVP_Digest(message.data(), message.size(), digest.bytes.data(), &digest.size, method, nullptr) != 1)
        throw std::runtime_error("OpenSSL refused to hash");
    return to_hex(digest.text());
}

} // namespace

std::string hmac_sha256(std::string_view secret, std::string_view message)
{
    // HMAC() refuses a null key, which an empty view may well have.
    char const* const key = secret.empty() ? "" : secret.data();
    openssl_digest digest;
    if (!HMAC(
            EVP_sha256(), key, static_cast<int>(secret.size()), octets(message), message.size(),
            digest.bytes.data(), &digest.size
        ))
        throw std::runtime_error("OpenSSL refused to sign");
    return digest.text();
}

std::string hmac_sha256_hex(std::string_view secret, std::string_view message)
{
    return to_hex(hmac_sha256(secret, message));
}

std::string sha256_hex(std::string_view message)
{
    return digest_hex(message, EVP_sha256());
}

std::string md5_hex(std::string_view message)
{
    return digest_hex(message, EVP_md5());
}

bool equal_constant_time(std::string_view left, std::string_view right)
{
    return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string random_bytes(std::size_t count)
{
    std::string bytes(count, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1)
        throw std::runtime_error("OpenSSL has no randomness");
    return bytes;
}

std::string random_hex(std::size_t count)
{
    return to_hex(random_bytes(count));
}

std::string to_hex(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (auto const each : bytes)
    {
        auto const byte = static_cast<unsigned char>(each);
        hex += digits[byte >> 4];
        hex += digits[byte & 15];
    }
    return hex;
}

} // namespace auktiva::auth
