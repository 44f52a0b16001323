#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace auktiva::http {

/// ASCII only, as field names and tokens are compared.
bool equal_ignoring_case(std::string_view left, std::string_view right) noexcept;

/// Without spaces and tabs at both ends.
std::string_view trim(std::string_view text) noexcept;

/// Cuts the text up to `separator` off the front of `rest`, which ends empty after the last piece.
std::string_view cut(std::string_view& rest, char separator) noexcept;

/// Well-formed by RFC 3629: nothing overlong, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view text) noexcept;

/// Undoes percent-encoding once; `+` stays `+`. Nothing if an escape is cut short or not hexadecimal.
std::optional<std::string> percent_decode(std::string_view text);

} // namespace auktiva::http
