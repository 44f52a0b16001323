#include "http/text.hpp"

#include <algorithm>
#include <cstddef>

namespace auktiva::http {

namespace {

constexpr char lower(char letter) noexcept
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

constexpr int hex_value(char digit) noexcept
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    auto const letter = lower(digit);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/// The bytes that must follow a lead byte, and what the first of them may be (RFC 3629, section 4).
struct utf8_tail
{
    std::size_t length;
    unsigned char low{0x80};
    unsigned char high{0xBF};
};

constexpr std::optional<utf8_tail> tail_after(unsigned char lead) noexcept
{
    if (lead < 0x80)
        return utf8_tail{0};
    if (lead >= 0xC2 && lead <= 0xDF)
        return utf8_tail{1};
    if (lead >= 0xE0 && lead <= 0xEF)
    {
        unsigned char const low = lead == 0xE0 ? 0xA0 : 0x80;
        unsigned char const high = lead == 0xED ? 0x9F : 0xBF;
        return utf8_tail{2, low, high};
    }
    if (lead >= 0xF0 && lead <= 0xF4)
    {
        unsigned char const low = lead == 0xF0 ? 0x90 : 0x80;
        unsigned char const high = lead == 0xF4 ? 0x8F : 0xBF;
        return utf8_tail{3, low, high};
    }
    return std::nullopt;
}

} // namespace

bool equal_ignoring_case(std::string_view left, std::string_view right) noexcept
{
    return std::ranges::equal(left, right, {}, lower, lower);
}

std::string_view trim(std::string_view text) noexcept
{
    auto const first = text.find_first_not_of(" \t");
    if (first == text.npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view cut(std::string_view& rest, char separator) noexcept
{
    auto const piece = rest.substr(0, rest.find(separator));
    rest.remove_prefix(std::min(piece.size() + 1, rest.size()));
    return piece;
}

bool is_utf8(std::string_view text) noexcept
{
    while (!text.empty())
    {
        auto const tail = tail_after(static_cast<unsigned char>(text.front()));
        if (!tail || text.size() <= tail->length)
            return false;
        for (std::size_t at = 1; at <= tail->length; ++at)
        {
            auto const byte = static_cast<unsigned char>(text[at]);
            if (byte < (at == 1 ? tail->low : 0x80) || byte > (at == 1 ? tail->high : 0xBF))
                return false;
        }
        text.remove_prefix(tail->length + 1);
    }
    return true;
}

std::optional<std::string> percent_decode(std::string_view text)
{
    if (text.find('%') == text.npos)
        return std::string{text};
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at)
    {
        if (text[at] != '%')
        {
            decoded += text[at];
            continue;
        }
        auto const high = at + 1 < text.size() ? hex_value(text[at + 1]) : -1;
        auto const low = at + 2 < text.size() ? hex_value(text[at + 2]) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        decoded += static_cast<char>(high * 16 + low);
        at += 2;
    }
    return decoded;
}

} // namespace auktiva::http
