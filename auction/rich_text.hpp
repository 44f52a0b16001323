#pragma once

#include <string>
#include <string_view>

namespace auktiva {

/// Rich text as it may be stored and shown: the elements p br strong em u s h1 h2 h3 ul ol li a blockquote,
/// links to http, https, mailto and paths of this house, no other attribute. Other elements are left out and
/// their text kept; what a browser would run or embed goes whole. Well-formed, and the same again when
/// cleaned again.
std::string clean_html(std::string_view source);

/// The words alone, lines parted by \n: for previews and mails.
std::string plain_text(std::string_view source);

/// Whether nothing would be seen of it, as of two empty paragraphs.
bool is_blank_html(std::string_view source);

} // namespace auktiva
