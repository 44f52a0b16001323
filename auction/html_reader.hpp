#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace auktiva {

/// The elements rich text is made of; and what else matters about an element.
enum class html_tag
{
    p,
    br,
    strong,
    em,
    u,
    s,
    h1,
    h2,
    h3,
    ul,
    ol,
    li,
    a,
    blockquote,
    /// Any other that begins and ends a line, such as div or td.
    other_block,
    /// Any other that stands within a line.
    other_inline,
};

/// The name of an element of rich text, as it is written.
std::string_view name_of(html_tag tag);

/// One step through a document, from its beginning to its end. `br` closes as it opens.
struct html_piece
{
    enum class sort
    {
        opening,
        closing,
        text,
    };
    sort what{};
    html_tag tag{};
    /// Of text its characters; of an opening `a` where it leads to, as given.
    std::string text{};
    bool opens_tab{};
};

/// Reads a text as a browser would, by the algorithm of HTML 5. Comments are left out, and with all that is
/// in them the elements that a browser runs, embeds or does not show.
std::vector<html_piece> read_html(std::string_view source);

} // namespace auktiva
