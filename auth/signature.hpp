#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace auktiva::auth {

// All of these throw std::runtime_error if OpenSSL fails; hex is lower-case.

/// HMAC-SHA256 (RFC 2104), 32 raw bytes.
std::string hmac_sha256(std::string_view secret, std::string_view message);
std::string hmac_sha256_hex(std::string_view secret, std::string_view message);

std::string sha256_hex(std::string_view message);

/// Only because Pusher's HTTP API names bodies by it; protects nothing by itself.
std::string md5_hex(std::string_view message);

/// Takes the same time wherever the two differ; only the lengths show.
bool equal_constant_time(std::string_view left, std::string_view right);

/// From the CSPRNG.
std::string random_bytes(std::size_t count);
/// `count` random bytes, so twice as many digits.
std::string random_hex(std::size_t count);

std::string to_hex(std::string_view bytes);

} // namespace auktiva::auth
