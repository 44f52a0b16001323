#pragma once

#include <string>
#include <string_view>

namespace auktiva::auth {

/// What a session cookie holds: 32 random bytes as 43 characters of base64url (RFC 4648, 5).
std::string make_session_token();

/// For links in mails: 32 random bytes as 64 hex digits.
std::string make_one_time_token();

/// How a token is stored: its SHA-256 in hex, from which nobody signs in.
std::string stored_token(std::string_view token);

/// Without padding.
std::string to_base64url(std::string_view bytes);

} // namespace auktiva::auth
