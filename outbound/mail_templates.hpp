#pragma once

#include "auction/mail.hpp"
#include "outbound/mime.hpp"

#include <string_view>

namespace auktiva::outbound {

/// Puts a mail into words of its language. `site` is the name of this house and `public_url` where its pages
/// are. What users have written is shown as text, never as markup.
letter write_letter(mail const& what, std::string_view site, std::string_view public_url);

} // namespace auktiva::outbound
