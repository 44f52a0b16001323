#include "http/multipart.hpp"

#include "http/text.hpp"

#include <algorithm>
#include <utility>

namespace auktiva::http {

namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::string_view head_end = "\r\n\r\n";
constexpr std::size_t max_boundary_size = 70;
constexpr std::size_t max_part_fields = 16;

bool is_letter_or_digit_or(char letter, std::string_view marks)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || marks.find(letter) != marks.npos;
}

bool is_token_character(char letter)
{
    return is_letter_or_digit_or(letter, "!#$%&'*+-.^_`|~");
}

bool is_boundary_character(char letter)
{
    return is_letter_or_digit_or(letter, "'()+_,-./:=? ");
}

/// What RFC 2046 lets a boundary be made of; it must not end with a space.
bool is_boundary(std::string_view text)
{
    return !text.empty() && text.size() <= max_boundary_size && text.back() != ' ' &&
           std::ranges::all_of(text, is_boundary_character);
}

bool is_clean(std::string_view text)
{
    auto const is_control = [](char byte)
    { return (byte >= 0 && byte < ' ' && byte != '\t') || byte == '\x7f'; };
    return std::ranges::none_of(text, is_control) && is_utf8(text);
}

/// Reads what follows an opening quote, up to the closing one. A backslash escapes a quote or a backslash;
/// before anything else it is one, as in the paths some browsers send.
std::optional<std::string> read_quoted(std::string_view& rest)
{
    std::string text;
    while (!rest.empty())
    {
        auto letter = rest.front();
        rest.remove_prefix(1);
        if (letter == '"')
            return text;
        if (letter == '\\' && !rest.empty() && (rest.front() == '"' || rest.front() == '\\'))
        {
            letter = rest.front();
            rest.remove_prefix(1);
        }
        text += letter;
    }
    return std::nullopt;
}

std::string_view read_token(std::string_view& rest)
{
    auto const end = std::ranges::find_if_not(rest, is_token_character);
    auto const token = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    rest.remove_prefix(token.size());
    return token;
}

/// A field's value: its first word, and the parameters that follow.
struct header_value
{
    std::string_view word;
    std::vector<std::pair<std::string_view, std::string>> parameters;

    std::optional<std::string> find(std::string_view name) const
    {
        for (auto const& [known, value] : parameters)
            if (equal_ignoring_case(known, name))
                return value;
        return std::nullopt;
    }
};

std::optional<header_value> read_value(std::string_view text)
{
    auto rest = trim(text);
    header_value read{.word = trim(rest.substr(0, rest.find(';'))), .parameters = {}};
    rest.remove_prefix(std::min(rest.find(';'), rest.size()));
    while (!(rest = trim(rest)).empty())
    {
        if (rest.front() != ';')
            return std::nullopt;
        rest = trim(rest.substr(1));
        if (rest.empty())
            break;
        auto const name = read_token(rest);
        if (name.empty() || !rest.starts_with('=') || read.find(name))
            return std::nullopt;
        rest.remove_prefix(1);
        auto value = std::optional<std::string>{};
        if (rest.starts_with('"'))
            value = read_quoted(rest = rest.substr(1));
        else
            value = read_token(rest);
        if (!value)
            return std::nullopt;
        read.parameters.emplace_back(name, *std::move(value));
    }
    return read;
}

bool describe(form_part& part, std::string_view disposition)
{
    auto const read = read_value(disposition);
    if (!read || !equal_ignoring_case(read->word, "form-data"))
        return false;
    auto name = read->find("name");
    part.file_name = read->find("filename");
    if (!name || name->empty() || !is_clean(*name) || (part.file_name && !is_clean(*part.file_name)))
        return false;
    part.name = *std::move(name);
    return true;
}

bool is_plain_coding(std::string_view coding)
{
    return equal_ignoring_case(coding, "binary") || equal_ignoring_case(coding, "8bit") ||
           equal_ignoring_case(coding, "7bit");
}

/// The header fields of a part, without the empty line that ends them.
std::optional<form_part> read_head(std::string_view head)
{
    form_part part;
    bool has_disposition = false;
    for (std::size_t count = 0; !head.empty(); ++count)
    {
        auto const end = std::min(head.find(line_end), head.size());
        auto value = head.substr(0, end);
        head.remove_prefix(std::min(end + line_end.size(), head.size()));
        if (count >= max_part_fields || value.find(':') == value.npos || !is_clean(value))
            return std::nullopt;
        auto const name = cut(value, ':');
        value = trim(value);
        if (name.empty() || !std::ranges::all_of(name, is_token_character))
            return std::nullopt;
        if (equal_ignoring_case(name, "Content-Disposition"))
        {
            if (std::exchange(has_disposition, true) || !describe(part, value))
                return std::nullopt;
        }
        else if (equal_ignoring_case(name, "Content-Type"))
            part.content_type = value;
        else if (equal_ignoring_case(name, "Content-Transfer-Encoding") && !is_plain_coding(value))
            return std::nullopt;
    }
    return has_disposition ? std::optional{std::move(part)} : std::nullopt;
}

/// Cuts one part off: head, empty line, content, up to the delimiter that ends it.
std::optional<form_part> read_part(std::string_view& rest, std::string_view delimiter)
{
    auto const head = rest.substr(0, max_part_head_size).find(head_end);
    if (head == rest.npos)
        return std::nullopt;
    auto part = read_head(rest.substr(0, head));
    rest.remove_prefix(head + head_end.size());
    // The line end before a boundary belongs to it, also where the content is empty.
    auto const end = rest.find(delimiter);
    if (!part || end == rest.npos)
        return std::nullopt;
    part->content = rest.substr(0, end);
    rest.remove_prefix(end + delimiter.size());
    return part;
}

/// What follows a boundary: spaces and a line end where parts follow.
bool begins_part(std::string_view& rest)
{
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    if (!rest.starts_with(line_end))
        return false;
    rest.remove_prefix(line_end.size());
    return true;
}

bool ends_form(std::string_view rest)
{
    if (!rest.starts_with("--"))
        return false;
    rest = trim(rest.substr(2));
    return rest.empty() || rest == line_end;
}

} // namespace

std::optional<std::vector<form_part>> read_form(std::string_view content_type, std::string_view body)
{
    auto const type = read_value(content_type);
    if (!type || !equal_ignoring_case(type->word, "multipart/form-data"))
        return std::nullopt;
    auto const boundary = type->find("boundary");
    if (!boundary || !is_boundary(*boundary))
        return std::nullopt;
    auto const delimiter = "\r\n--" + *boundary;
    auto const opening = std::string_view{delimiter}.substr(line_end.size());
    if (!body.starts_with(opening))
        return std::nullopt;
    body.remove_prefix(opening.size());

    std::vector<form_part> parts;
    while (!ends_form(body))
    {
        if (parts.size() == max_form_parts || !begins_part(body))
            return std::nullopt;
        auto part = read_part(body, delimiter);
        if (!part)
            return std::nullopt;
        parts.push_back(*std::move(part));
    }
    return parts;
}

} // namespace auktiva::http
