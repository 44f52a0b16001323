#include "auth/token.hpp"

#include "auth/signature.hpp"

#include <openssl/evp.h>

#include <algorithm>

namespace auktiva::auth {

namespace {

constexpr std::size_t token_bytes = 32;

} // namespace

std::string make_session_token()
{
    return to_base64url(random_bytes(token_bytes));
}

std::string make_one_time_token()
{
    return random_hex(token_bytes);
}

std::string stored_token(std::string_view token)
{
    return sha256_hex(token);
}

std::string to_base64url(std::string_view bytes)
{
    // OpenSSL writes whole groups of four and a NUL.
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
    auto const size = EVP_EncodeBlock(
        reinterpret_cast<unsigned char*>(text.data()), reinterpret_cast<unsigned char const*>(bytes.data()),
        static_cast<int>(bytes.size())
    );
    text.resize(static_cast<std::size_t>(size));
    text.resize(text.find_last_not_of('=') + 1);
    std::ranges::replace(text, '+', '-');
    std::ranges::replace(text, '/', '_');
    return text;
}

} // namespace auktiva::auth
