#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace auktiva {

/// Whether a text is one line, such as a name, or long text, such as a description.
enum class text_kind
{
    line,
    long_text,
};

/// RFC 3629: no overlong forms, no surrogates, nothing beyond U+10FFFF.
bool is_utf8(std::string_view text);

/// Code points of valid UTF-8, the unit of every length limit.
std::size_t code_points(std::string_view text);

/// At most that many code points of valid UTF-8, with an ellipsis if any are left out.
std::string first_code_points(std::string_view text, std::size_t most);

/// No control characters, except tab and line ends in long text; in a line neither bidi controls nor
/// zero-width characters, which make two names look alike. Not valid UTF-8 is not allowed either.
bool is_allowed_text(std::string_view text, text_kind kind);

/// What is_allowed_text allows of a text: the rest left out, line ends of any system as \n.
std::string allowed_text(std::string_view text, text_kind kind);
/// The printable ASCII characters of any bytes, at most that many.
std::string printable_ascii(std::string_view bytes, std::size_t most);

/// Nothing but spaces and line ends.
bool is_blank(std::string_view text);

/// A practical check: one @ between a name and a host with a dot, no spaces or controls, at most 254 bytes.
/// Only a mail that arrives proves an address.
bool is_email(std::string_view text);

bool is_ascii_letter(char c);

/// Lower-cases A to Z and leaves the rest as it is.
std::string lower_ascii(std::string_view text);

} // namespace auktiva
