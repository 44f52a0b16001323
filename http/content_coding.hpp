#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace auktiva::http {

/// Whether a client that sends this Accept-Encoding takes gzip (RFC 9110, 12.5.3).
bool accepts_gzip(std::string_view accept_encoding) noexcept;

/// Undoes gzip. Throws std::runtime_error unless exactly `size` bytes come out.
std::string gunzip(std::string_view compressed, std::size_t size);

} // namespace auktiva::http
