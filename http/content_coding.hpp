#pragma once

#include "http/response.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace auktiva::http {

/// Whether a client that sends this Accept-Encoding takes gzip (RFC 9110, 12.5.3).
bool accepts_gzip(std::string_view accept_encoding) noexcept;

/// In the gzip format (RFC 1952), quickly rather than as small as can be.
std::string gzip(std::string_view plain);

/// Undoes gzip. Throws std::runtime_error unless exactly `size` bytes come out.
std::string gunzip(std::string_view compressed, std::size_t size);

/// Compresses a whole text of more than a packet for a client that sends this Accept-Encoding; leaves others
/// alone.
void compress(response& answer, std::string_view accept_encoding);

} // namespace auktiva::http
