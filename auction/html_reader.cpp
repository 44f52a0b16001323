#include "auction/html_reader.hpp"

#include "auction/text_rules.hpp"

#include <algorithm>
#include <gumbo.h>
#include <iterator>
#include <memory>

namespace auktiva {

namespace {

struct known_element
{
    GumboTag known_as;
    html_tag tag;
    std::string_view name;
};

constexpr known_element rich_elements[] = {
    {GUMBO_TAG_P, html_tag::p, "p"},
    {GUMBO_TAG_BR, html_tag::br, "br"},
    {GUMBO_TAG_STRONG, html_tag::strong, "strong"},
    {GUMBO_TAG_EM, html_tag::em, "em"},
    {GUMBO_TAG_U, html_tag::u, "u"},
    {GUMBO_TAG_S, html_tag::s, "s"},
    {GUMBO_TAG_H1, html_tag::h1, "h1"},
    {GUMBO_TAG_H2, html_tag::h2, "h2"},
    {GUMBO_TAG_H3, html_tag::h3, "h3"},
    {GUMBO_TAG_UL, html_tag::ul, "ul"},
    {GUMBO_TAG_OL, html_tag::ol, "ol"},
    {GUMBO_TAG_LI, html_tag::li, "li"},
    {GUMBO_TAG_A, html_tag::a, "a"},
    {GUMBO_TAG_BLOCKQUOTE, html_tag::blockquote, "blockquote"},
};

/// Raw text to a browser, so to the parser too, and never shown.
constexpr std::string_view raw_elements[] = {"script", "style", "iframe", "noembed", "noframes"};

/// What goes with all it contains, too. The parser is shown an `object` instead.
constexpr std::string_view unseen_elements[] = {"svg",    "math",  "template", "noscript", "object",
                                                "applet", "audio", "video",    "canvas",   "title"};

/// Any other that begins and ends a line. The parser is shown a `div`.
constexpr std::string_view line_elements[] = {
    "address",  "article", "aside",     "caption",  "center",     "dd",      "details", "dialog", "dir",
    "div",      "dl",      "dt",        "fieldset", "figcaption", "figure",  "footer",  "form",   "h4",
    "h5",       "h6",      "header",    "hgroup",   "hr",         "legend",  "listing", "main",   "menu",
    "nav",      "option",  "plaintext", "pre",      "section",    "summary", "table",   "tbody",  "td",
    "textarea", "tfoot",   "th",        "thead",    "tr",         "xmp",
};

std::string_view shown_name(std::string_view name)
{
    auto const is_one_of = [&](auto const& names) { return std::ranges::count(names, name) > 0; };
    auto const* const rich = std::ranges::find(rich_elements, name, &known_element::name);
    if (rich != std::end(rich_elements))
        return rich->name;
    auto const* const raw = std::ranges::find(raw_elements, name);
    if (raw != std::end(raw_elements))
        return *raw;
    return is_one_of(unseen_elements) ? "object" : is_one_of(line_elements) ? "div" : "span";
}

/// The source with the elements that mean nothing here under other names. The parser ends the process where
/// it finds itself in a state it did not expect, and tables, templates and the like can bring it there.
std::string with_plain_elements(std::string_view source)
{
    std::string plain;
    while (!source.empty())
    {
        auto const bracket = std::min(source.find('<'), source.size());
        auto const is_end = source.substr(bracket).starts_with("</");
        auto const name_at = std::min(bracket + (is_end ? 2 : 1), source.size());
        plain += source.substr(0, name_at);
        source.remove_prefix(name_at);
        if (source.empty() || !is_ascii_letter(source.front()))
            continue;
        auto const name = source.substr(0, source.find_first_of(" \t\n/>"));
        plain += shown_name(lower_ascii(name));
        source.remove_prefix(name.size());
    }
    return plain;
}

html_tag tag_of(GumboElement const& element)
{
    auto const* const rich = std::ranges::find(rich_elements, element.tag, &known_element::known_as);
    if (rich != std::end(rich_elements))
        return rich->tag;
    return element.tag == GUMBO_TAG_DIV ? html_tag::other_block : html_tag::other_inline;
}

bool is_unseen(GumboElement const& element)
{
    return element.tag == GUMBO_TAG_OBJECT ||
           std::ranges::count(raw_elements, gumbo_normalized_tagname(element.tag)) > 0;
}

html_piece opening_of(GumboElement const& element)
{
    html_piece piece{html_piece::sort::opening, tag_of(element)};
    if (piece.tag != html_tag::a)
        return piece;
    if (auto const* const href = gumbo_get_attribute(&element.attributes, "href"))
        piece.text = href->value;
    if (auto const* const target = gumbo_get_attribute(&element.attributes, "target"))
        piece.opens_tab = std::string_view{target->value} == "_blank";
    return piece;
}

/// The path from the root to the node that is read; no recursion, however deep the document is.
class html_walk
{
public:
    explicit html_walk(GumboNode const& root) { path_.push_back({&root}); }

    std::vector<html_piece> pieces()
    {
        while (!path_.empty())
            step();
        return std::move(pieces_);
    }

private:
    struct place
    {
        GumboNode const* node;
        unsigned next_child{};
    };

    void step()
    {
        auto& here = path_.back();
        auto const& children = here.node->v.element.children;
        if (here.next_child < children.length)
            return visit(*static_cast<GumboNode const*>(children.data[here.next_child++]));
        if (path_.size() > 1)
            pieces_.push_back({html_piece::sort::closing, tag_of(here.node->v.element)});
        path_.pop_back();
    }

    void visit(GumboNode const& node)
    {
        switch (node.type)
        {
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_WHITESPACE:
        case GUMBO_NODE_CDATA:
            pieces_.push_back({html_piece::sort::text, {}, node.v.text.text});
            break;
        case GUMBO_NODE_ELEMENT:
            if (is_unseen(node.v.element))
                break;
            pieces_.push_back(opening_of(node.v.element));
            path_.push_back({&node});
            break;
        default:
            break;
        }
    }

    std::vector<place> path_;
    std::vector<html_piece> pieces_;
};

} // namespace

std::string_view name_of(html_tag tag)
{
    return std::ranges::find(rich_elements, tag, &known_element::tag)->name;
}

std::vector<html_piece> read_html(std::string_view source)
{
    auto const plain = with_plain_elements(source);
    auto options = kGumboDefaultOptions;
    options.max_errors = 0;
    options.fragment_context = GUMBO_TAG_BODY;
    auto const destroy = [&](GumboOutput* parsed) { gumbo_destroy_output(&options, parsed); };
    std::unique_ptr<GumboOutput, decltype(destroy)> const parsed{
        gumbo_parse_with_options(&options, plain.data(), plain.size()), destroy};
    return html_walk{*parsed->root}.pieces();
}

} // namespace auktiva
