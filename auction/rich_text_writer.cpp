#include "auction/rich_text_writer.hpp"

#include "auction/text_rules.hpp"

#include <algorithm>
#include <utility>

namespace auktiva {

namespace {

/// Lists and quotations stand in each other at most so deep.
constexpr std::size_t deepest_block = 16;

bool is_list(html_tag tag)
{
    return tag == html_tag::ul || tag == html_tag::ol;
}

/// Blocks that contain words only.
bool is_line_block(html_tag tag)
{
    return tag == html_tag::p || tag == html_tag::h1 || tag == html_tag::h2 || tag == html_tag::h3;
}

bool is_block(html_tag tag)
{
    return is_line_block(tag) || is_list(tag) || tag == html_tag::li || tag == html_tag::blockquote;
}

bool is_mark_tag(html_tag tag)
{
    return tag == html_tag::strong || tag == html_tag::em || tag == html_tag::u || tag == html_tag::s ||
           tag == html_tag::a;
}

bool is_html_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

/// As text, and between quotation marks too.
void append_escaped(std::string& html, std::string_view text, bool in_quotes = false)
{
    for (auto const c : text)
        if (c == '&')
            html += "&amp;";
        else if (c == '<')
            html += "&lt;";
        else if (c == '>')
            html += "&gt;";
        else if (c == '"' && in_quotes)
            html += "&quot;";
        else
            html += c;
}

} // namespace

void rich_text_writer::write(html_piece const& piece)
{
    switch (piece.what)
    {
    case html_piece::sort::opening:
        open(piece);
        break;
    case html_piece::sort::closing:
        close();
        break;
    case html_piece::sort::text:
        write_text(allowed_text(piece.text, text_kind::long_text));
        break;
    }
}

std::string rich_text_writer::finish()
{
    close_marks(0);
    close_blocks(0);
    return std::move(html_);
}

void rich_text_writer::open(html_piece const& piece)
{
    elements_.push_back({piece.tag});
    if (is_mark_tag(piece.tag))
        open_mark(piece);
    else if (is_block(piece.tag))
        open_block(piece.tag);
    else if (piece.tag == html_tag::br)
        write_break();
    else if (piece.tag == html_tag::other_block)
        must_part_ = true;
}

void rich_text_writer::open_mark(html_piece const& piece)
{
    if (std::ranges::count(wanted_marks_, piece.tag, &mark::tag) > 0)
        return;
    mark fresh{piece.tag};
    if (piece.tag == html_tag::a)
    {
        auto link = safe_link(piece.text);
        if (!link)
            return;
        fresh.link = *std::move(link);
        fresh.opens_tab = piece.opens_tab;
    }
    wanted_marks_.push_back(std::move(fresh));
    elements_.back().is_mark = true;
}

void rich_text_writer::open_block(html_tag tag)
{
    bool const ends_implied_list = in_implied_list() && tag != html_tag::li;
    if (ends_implied_list || (!blocks_.empty() && is_line_block(blocks_.back().tag)))
        close_blocks(blocks_.size() - 1);

    bool const needs_list = tag == html_tag::li && (blocks_.empty() || !is_list(blocks_.back().tag));
    if (!is_line_block(tag) && blocks_.size() + (needs_list ? 2 : 1) > deepest_block)
    {
        must_part_ = true;
        return;
    }
    if (needs_list)
        push_block({html_tag::ul, true});
    elements_.back().blocks_around = blocks_.size();
    push_block({tag});
}

void rich_text_writer::close()
{
    auto const ended = elements_.back();
    elements_.pop_back();
    if (ended.is_mark)
        wanted_marks_.pop_back();
    else if (ended.blocks_around)
        close_blocks(*ended.blocks_around);
    else if (is_block(ended.tag) || ended.tag == html_tag::other_block)
        must_part_ = true;
}

void rich_text_writer::write_text(std::string_view text)
{
    if (text.empty())
        return;
    if (in_implied_list() && !std::ranges::all_of(text, is_html_blank))
        close_blocks(blocks_.size() - 1);
    if (is_html_blank(text.front()))
        must_part_ = false;
    write_marks();
    append_escaped(html_, text);
    after_word_ = !is_html_blank(text.back());
}

void rich_text_writer::write_break()
{
    if (in_implied_list())
        close_blocks(blocks_.size() - 1);
    must_part_ = false;
    write_marks();
    html_ += "<br>";
    after_word_ = false;
}

void rich_text_writer::push_block(block next)
{
    close_marks(0);
    html_ += '<';
    html_ += name_of(next.tag);
    html_ += '>';
    blocks_.push_back(next);
    after_word_ = false;
}

void rich_text_writer::close_blocks(std::size_t down_to)
{
    for (; blocks_.size() > down_to; blocks_.pop_back())
    {
        close_marks(0);
        html_ += "</";
        html_ += name_of(blocks_.back().tag);
        html_ += '>';
        after_word_ = false;
    }
}

void rich_text_writer::write_marks()
{
    auto const differs = std::ranges::mismatch(open_marks_, wanted_marks_).in1;
    close_marks(static_cast<std::size_t>(differs - open_marks_.begin()));
    part_words();
    for (auto at = open_marks_.size(); at < wanted_marks_.size(); ++at)
    {
        auto const& next = wanted_marks_[at];
        html_ += '<';
        html_ += name_of(next.tag);
        if (next.tag == html_tag::a)
        {
            html_ += " href=\"";
            append_escaped(html_, next.link, true);
            html_ += next.opens_tab ? "\" target=\"_blank" : "";
            html_ += "\" rel=\"noopener noreferrer nofollow\"";
        }
        html_ += '>';
        open_marks_.push_back(next);
    }
}

void rich_text_writer::close_marks(std::size_t down_to)
{
    for (; open_marks_.size() > down_to; open_marks_.pop_back())
    {
        html_ += "</";
        html_ += name_of(open_marks_.back().tag);
        html_ += '>';
    }
}

void rich_text_writer::part_words()
{
    if (must_part_ && after_word_)
        html_ += '\n';
    must_part_ = false;
}

std::optional<std::string> safe_link(std::string_view given)
{
    auto link = allowed_text(given, text_kind::line);
    auto const first = link.find_first_not_of(' ');
    if (first == link.npos)
        return std::nullopt;
    link = link.substr(first, link.find_last_not_of(' ') + 1 - first);

    auto const start = lower_ascii(link);
    for (std::string_view const scheme : {"http://", "https://", "mailto:"})
        if (start.starts_with(scheme) && start.size() > scheme.size())
            return link;
    // Browsers read a backslash as a slash, and two slashes as the address of another house.
    bool const is_own_path = link.starts_with('/') && !link.starts_with("//") && !link.starts_with("/\\");
    return is_own_path ? std::optional{link} : std::nullopt;
}

} // namespace auktiva
