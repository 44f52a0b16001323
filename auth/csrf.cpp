#include "auth/csrf.hpp"

#include "auth/signature.hpp"

namespace auktiva::auth {

std::string make_csrf_token()
{
    return random_hex(32);
}

std::string csrf_cookie(std::string_view token, std::string_view secret)
{
    return std::string{token} + '|' + sha256_hex(std::string{token}.append(secret));
}

std::optional<std::string_view> csrf_token_in(std::string_view cookie, std::string_view secret)
{
    auto const token = cookie.substr(0, cookie.find('|'));
    if (token.empty() || !equal_constant_time(cookie, csrf_cookie(token, secret)))
        return std::nullopt;
    return token;
}

bool csrf_passes(std::string_view cookie, std::string_view form_token, std::string_view secret)
{
    auto const token = csrf_token_in(cookie, secret);
    return token && equal_constant_time(*token, form_token);
}

} // namespace auktiva::auth
