#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace auktiva::auth {

// NextAuth's double submit: a form must repeat the token that the cookie holds and the secret vouches for.

/// A new token: 64 hex digits.
std::string make_csrf_token();

/// The cookie's value: the token, a bar, and the SHA-256 in hex of token and secret.
std::string csrf_cookie(std::string_view token, std::string_view secret);

/// The token in a cookie made with this secret, as a part of `cookie`.
std::optional<std::string_view> csrf_token_in(std::string_view cookie, std::string_view secret);

/// Whether the form repeats the token of a cookie made with this secret.
bool csrf_passes(std::string_view cookie, std::string_view form_token, std::string_view secret);

} // namespace auktiva::auth
