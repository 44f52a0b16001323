#include "auction/rich_text.hpp"

#include "auction/html_reader.hpp"
#include "auction/rich_text_writer.hpp"
#include "auction/text_rules.hpp"

#include <algorithm>

namespace auktiva {

namespace {

/// Beyond this nobody wrote it by hand or with an editor, and a parser could be kept busy with it.
constexpr std::size_t longest_read = std::size_t{32} * 1024;
constexpr std::size_t most_tags_read = 1000;

bool may_be_read(std::string_view source)
{
    if (source.size() > longest_read)
        return false;
    std::size_t tags = 0;
    for (std::size_t at = source.find('<'); at != source.npos; at = source.find('<', at + 1))
        if (at + 1 < source.size() && is_ascii_letter(source[at + 1]))
            ++tags;
    return tags <= most_tags_read;
}

/// Without reading it: all that could begin markup is blanked.
std::string without_markup(std::string text)
{
    std::ranges::replace_if(
        text, [](char c) { return c == '<' || c == '>' || c == '&'; }, ' '
    );
    return text;
}

/// Puts words into lines, as a browser would: blanks in a row are one, none begin or end a line.
class line_writer
{
public:
    void write(html_piece const& piece)
    {
        if (piece.what != html_piece::sort::text)
            must_break_ = must_break_ || is_line_end(piece.tag);
        else
            for (auto const c : allowed_text(piece.text, text_kind::long_text))
                write(c);
    }

    std::string finish() { return std::move(lines_); }

private:
    static bool is_line_end(html_tag tag)
    {
        switch (tag)
        {
        case html_tag::strong:
        case html_tag::em:
        case html_tag::u:
        case html_tag::s:
        case html_tag::a:
        case html_tag::other_inline:
            return false;
        default:
            return true;
        }
    }

    void write(char c)
    {
        if (c == ' ' || c == '\t' || c == '\n')
        {
            must_space_ = true;
            return;
        }
        if (!lines_.empty() && (must_break_ || must_space_))
            lines_ += must_break_ ? '\n' : ' ';
        must_break_ = must_space_ = false;
        lines_ += c;
    }

    std::string lines_;
    bool must_break_{};
    bool must_space_{};
};

} // namespace

std::string clean_html(std::string_view source)
{
    auto const text = allowed_text(source, text_kind::long_text);
    if (!may_be_read(text))
        return without_markup(text);
    rich_text_writer writer;
    for (auto const& piece : read_html(text))
        writer.write(piece);
    auto html = writer.finish();
    // Or else it would be changed if it were cleaned again.
    return may_be_read(html) ? html : without_markup(text);
}

std::string plain_text(std::string_view source)
{
    auto const text = allowed_text(source, text_kind::long_text);
    line_writer lines;
    if (may_be_read(text))
        for (auto const& piece : read_html(text))
            lines.write(piece);
    else
        lines.write({html_piece::sort::text, {}, without_markup(text)});
    return lines.finish();
}

bool is_blank_html(std::string_view source)
{
    return is_blank(plain_text(source));
}

} // namespace auktiva
