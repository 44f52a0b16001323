#include "auction/text_rules.hpp"

#include <algorithm>
#include <optional>

namespace auktiva {

namespace {

/// How many bytes a sequence has that starts with `lead`, and the least code point that needs so many.
struct utf8_form
{
    std::size_t size;
    char32_t payload;
    char32_t least;
};

std::optional<utf8_form> form_of(unsigned char lead)
{
    if (lead < 0x80)
        return utf8_form{1, lead, 0};
    if (lead >= 0xc0 && lead < 0xe0)
        return utf8_form{2, lead & 0x1fu, 0x80};
    if (lead >= 0xe0 && lead < 0xf0)
        return utf8_form{3, lead & 0x0fu, 0x800};
    if (lead >= 0xf0 && lead < 0xf8)
        return utf8_form{4, lead & 0x07u, 0x10000};
    return std::nullopt;
}

bool is_scalar_value(char32_t point)
{
    return point < 0xd800 || (point > 0xdfff && point <= 0x10ffff);
}

/// Takes the first code point off `rest`; none if the bytes there are not valid UTF-8.
std::optional<char32_t> take_code_point(std::string_view& rest)
{
    auto const form = form_of(static_cast<unsigned char>(rest.front()));
    if (!form || rest.size() < form->size)
        return std::nullopt;

    auto point = form->payload;
    for (auto const c : rest.substr(1, form->size - 1))
    {
        auto const byte = static_cast<unsigned char>(c);
        if ((byte & 0xc0) != 0x80)
            return std::nullopt;
        point = (point << 6) | (byte & 0x3fu);
    }
    if (point < form->least || !is_scalar_value(point))
        return std::nullopt;
    rest.remove_prefix(form->size);
    return point;
}

bool every_code_point(std::string_view text, auto satisfies)
{
    while (!text.empty())
        if (auto const point = take_code_point(text); !point || !satisfies(*point))
            return false;
    return true;
}

/// C0, delete and C1.
bool is_control(char32_t point)
{
    return point < 0x20 || (point >= 0x7f && point < 0xa0);
}

/// Zero-width characters, direction marks, embeddings, overrides and isolates.
bool is_invisible(char32_t point)
{
    return (point >= 0x200b && point <= 0x200f) || (point >= 0x202a && point <= 0x202e) ||
           (point >= 0x2060 && point <= 0x2069) || point == 0x061c || point == 0xfeff;
}

bool is_allowed_in_line(char32_t point)
{
    return !is_control(point) && !is_invisible(point);
}

bool is_allowed_in_long_text(char32_t point)
{
    return !is_control(point) || point == '\t' || point == '\n' || point == '\r';
}

} // namespace

bool is_utf8(std::string_view text)
{
    return every_code_point(text, [](char32_t) { return true; });
}

std::size_t code_points(std::string_view text)
{
    auto const starts_one = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
    return static_cast<std::size_t>(std::ranges::count_if(text, starts_one));
}

bool is_allowed_text(std::string_view text, text_kind kind)
{
    return every_code_point(text, kind == text_kind::line ? is_allowed_in_line : is_allowed_in_long_text);
}

std::string allowed_text(std::string_view text, text_kind kind)
{
    auto const is_allowed = kind == text_kind::line ? is_allowed_in_line : is_allowed_in_long_text;
    std::string allowed;
    while (!text.empty())
    {
        auto const from_here = text;
        auto const point = take_code_point(text);
        if (!point)
            text.remove_prefix(1);
        else if (!is_allowed(*point) || (*point == '\r' && text.starts_with('\n')))
            continue;
        else if (*point == '\r')
            allowed += '\n';
        else
            allowed += from_here.substr(0, from_here.size() - text.size());
    }
    return allowed;
}

std::string printable_ascii(std::string_view bytes, std::size_t most)
{
    std::string kept;
    for (char const each : bytes)
        if (each >= ' ' && each <= '~' && kept.size() < most)
            kept += each;
    return kept;
}

bool is_blank(std::string_view text)
{
    return every_code_point(
        text, [](char32_t point)
        { return point == ' ' || (point >= '\t' && point <= '\r') || point == 0xa0 || point == 0x3000; }
    );
}

bool is_email(std::string_view text)
{
    constexpr std::size_t longest = 254;
    auto const at = text.find('@');
    if (text.size() > longest || at == text.npos || !is_allowed_text(text, text_kind::line))
        return false;
    if (text.find_first_of(" ,;:<>()[]\\\"") != text.npos)
        return false;

    auto const name = text.substr(0, at);
    auto const host = text.substr(at + 1);
    bool const has_inner_dot = host.find('.') != host.npos && !host.starts_with('.') && !host.ends_with('.');
    return !name.empty() && has_inner_dot && host.find('@') == host.npos && host.find("..") == host.npos;
}

bool is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string lower_ascii(std::string_view text)
{
    std::string lower{text};
    for (auto& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::string first_code_points(std::string_view text, std::size_t most)
{
    auto const starts_one = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    for (std::size_t at = 0, points = 0; at < text.size(); ++at)
        if (starts_one(text[at]) && points++ == most)
            return std::string{text.substr(0, at)} + "…";
    return std::string{text};
}

} // namespace auktiva
