#include "outbound/mime.hpp"

#include "auction/text_rules.hpp"

#include <algorithm>
#include <array>

namespace auktiva::outbound {

namespace {

constexpr std::size_t longest_line = 76;

bool is_control(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool is_ascii(char c)
{
    return static_cast<unsigned char>(c) < 0x80;
}

/// One line of valid UTF-8, whatever came in.
std::string clean_line(std::string_view text)
{
    std::string line{text};
    std::ranges::replace_if(line, is_control, ' ');
    if (!is_utf8(line))
        std::ranges::replace_if(
            line, [](char c) { return !is_ascii(c); }, '?'
        );
    return line;
}

std::string base64(std::string_view bytes)
{
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3)
    {
        auto const byte = [&](std::size_t number)
        { return at + number < bytes.size() ? static_cast<unsigned char>(bytes[at + number]) : 0u; };
        auto const group = byte(0) << 16 | byte(1) << 8 | byte(2);
        text += digits[group >> 18];
        text += digits[group >> 12 & 63];
        text += at + 1 < bytes.size() ? digits[group >> 6 & 63] : '=';
        text += at + 2 < bytes.size() ? digits[group & 63] : '=';
    }
    return text;
}

/// As many whole code points from the front as fit into `most` bytes; at least one.
std::string_view front_of(std::string_view text, std::size_t most)
{
    if (text.size() <= most)
        return text;
    auto const starts_one = [&](std::size_t at)
    { return (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80; };
    auto end = most;
    while (end > 0 && !starts_one(end))
        --end;
    if (end == 0)
        for (end = 1; end < text.size() && !starts_one(end);)
            ++end;
    return text.substr(0, end);
}

std::string encoded_words(std::string_view text, std::size_t used)
{
    constexpr std::string_view opening = "=?UTF-8?B?";
    constexpr std::string_view closing = "?=";
    std::string words;
    while (!text.empty())
    {
        auto const room =
            longest_line - 1 - std::min(used, longest_line / 2) - opening.size() - closing.size();
        auto const piece = front_of(text, room / 4 * 3);
        text.remove_prefix(piece.size());
        (((words += opening) += base64(piece)) += closing) += text.empty() ? "" : "\r\n ";
        used = 1;
    }
    return words;
}

/// Atoms and spaces, which need neither quotes nor an encoding.
bool is_plain_phrase(std::string_view text)
{
    auto const plain = [](char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' ||
               c == '-' || c == '\'';
    };
    return std::ranges::all_of(text, plain) && !text.starts_with(' ') && !text.ends_with(' ');
}

std::string address_header(std::string_view header, mailbox const& of)
{
    auto line = std::string{header} + ": ";
    auto const name = clean_line(of.name);
    if (is_blank(name))
        return line + "<" + of.address + ">\r\n";
    bool const fits = line.size() + name.size() <= longest_line;
    line += fits && is_plain_phrase(name) ? name : encoded_words(name, line.size());
    auto const used = line.size() - (line.rfind('\n') + 1);
    auto const address = " <" + of.address + ">";
    return line + (used + address.size() <= longest_line ? "" : "\r\n") + address + "\r\n";
}

std::string part(std::string_view boundary, std::string_view type, std::string_view content)
{
    return "--" + std::string{boundary} + "\r\nContent-Type: " + std::string{type} +
           "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
           quoted_printable(content) + "\r\n";
}

std::string_view domain_of(std::string_view address)
{
    return address.substr(address.rfind('@') + 1);
}

} // namespace

std::string encode_header(std::string_view text, std::size_t used)
{
    auto const line = clean_line(text);
    bool const plain = std::ranges::all_of(line, is_ascii) && used + line.size() <= longest_line &&
                       line.find("=?") == line.npos && !line.starts_with(' ') && !line.ends_with(' ');
    return plain ? line : encoded_words(line, used);
}

std::string quoted_printable(std::string_view text)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string lines;
    std::size_t length = 0;
    auto const append = [&](std::string_view piece)
    {
        if (length + piece.size() >= longest_line)
        {
            lines += "=\r\n";
            length = 0;
        }
        lines += piece;
        length += piece.size();
    };
    for (std::size_t at = 0; at < text.size(); ++at)
    {
        auto const c = text[at];
        bool const ends_line = c == '\n' || (c == '\r' && (at + 1 == text.size() || text[at + 1] != '\n'));
        if (ends_line)
        {
            lines += "\r\n";
            length = 0;
            continue;
        }
        if (c == '\r')
            continue;
        bool const last = at + 1 == text.size() || text[at + 1] == '\n' || text[at + 1] == '\r';
        auto const byte = static_cast<unsigned char>(c);
        if ((byte > 0x20 && byte < 0x7f && c != '=') || ((c == ' ' || c == '\t') && !last))
            append({&c, 1});
        else
            append(std::array{'=', hex[byte >> 4], hex[byte & 15], '\0'}.data());
    }
    return lines;
}

std::string mail_date(timestamp at)
{
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const day = std::chrono::floor<std::chrono::days>(at);
    std::chrono::year_month_day const date{day};
    // "2026-11-24T02:49:08.123Z"
    auto const text = format_time(at);
    return std::string{days[std::chrono::weekday{day}.c_encoding()]} + ", " + text.substr(8, 2) + ' ' +
           months[unsigned{date.month()} - 1] + ' ' + text.substr(0, 4) + ' ' + text.substr(11, 8) + " +0000";
}

std::string write_message(message const& what)
{
    constexpr std::string_view subject = "Subject: ";
    // Quoted-printable text never holds "=_".
    auto const boundary = "=_" + what.id;
    std::string text = address_header("From", what.from) + address_header("To", what.to);
    text += std::string{subject} + encode_header(what.words.subject, subject.size()) + "\r\n";
    text += "Date: " + mail_date(what.written_at) + "\r\n";
    text += "Message-ID: <" + what.id + "@" + std::string{domain_of(what.from.address)} + ">\r\n";
    text += "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n";
    text += "Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"\r\n\r\n";
    text += part(boundary, "text/plain", what.words.text) + part(boundary, "text/html", what.words.html);
    return text + "--" + boundary + "--\r\n";
}

} // namespace auktiva::outbound
