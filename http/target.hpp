#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace auktiva::http {

/// What a request target says once decoded.
struct target
{
    std::string path;
    std::string query;
    std::vector<std::pair<std::string, std::string>> parameters;
};

/// Decodes an origin-form target (RFC 9112, 3.2.1) exactly once. Nothing for any other form and for
/// what two readers might take differently: bytes outside printable ASCII, bad escapes, NUL, invalid
/// UTF-8, in the path also backslashes, encoded slashes, empty or dot segments; a parameter given twice.
std::optional<target> decode_target(std::string_view raw);

} // namespace auktiva::http
