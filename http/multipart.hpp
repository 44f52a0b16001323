#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva::http {

/// One field of a form, its content as sent; the views point into the body.
struct form_part
{
    std::string name;
    /// Set where the field is a file. A claim of the sender: nothing to make a path of.
    std::optional<std::string> file_name;
    std::string_view content_type;
    std::string_view content;
};

constexpr std::size_t max_form_parts = 64;
constexpr std::size_t max_part_head_size = 4 * 1024;

/// The fields of a multipart/form-data body (RFC 7578) in their order; a name may come twice. Nothing for
/// anything else, and for what two readers might take differently: another type, text before the first or
/// after the last boundary, lines not ended by CR LF, a part without a name, too many parts.
std::optional<std::vector<form_part>> read_form(std::string_view content_type, std::string_view body);

} // namespace auktiva::http
