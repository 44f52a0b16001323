#include "auth/cookie.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace auktiva::auth {

namespace {

constexpr cookie_names plain_names{
    .session = "next-auth.session-token",
    .csrf = "next-auth.csrf-token",
    .callback_url = "next-auth.callback-url",
};
constexpr cookie_names secure_names{
    .session = "__Secure-next-auth.session-token",
    .csrf = "__Host-next-auth.csrf-token",
    .callback_url = "__Secure-next-auth.callback-url",
};

/// RFC 1123 as RFC 9110, 5.6.7 wants it: "Fri, 13 Feb 2026 18:05:09 GMT".
std::string http_date(timestamp at)
{
    constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

    auto const day = std::chrono::floor<std::chrono::days>(at);
    auto const month = static_cast<unsigned>(std::chrono::year_month_day{day}.month());
    // YYYY-MM-DDThh:mm:ss.mmmZ
    auto const iso = format_time(at);
    return std::string{weekdays[std::chrono::weekday{day}.c_encoding()]} + ", " + iso.substr(8, 2) + ' ' +
           months[month - 1] + ' ' + iso.substr(0, 4) + ' ' + iso.substr(11, 8) + " GMT";
}

/// What encodeURIComponent leaves as it is.
bool is_plain_in_cookie(char c)
{
    constexpr std::string_view marks = "-_.!~*'()";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           marks.find(c) != marks.npos;
}

std::string percent_encoded(std::string_view text)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string encoded;
    for (auto const c : text)
    {
        if (is_plain_in_cookie(c))
        {
            encoded += c;
            continue;
        }
        auto const byte = static_cast<unsigned char>(c);
        encoded.append(1, '%').append(1, hex[byte >> 4]).append(1, hex[byte & 15]);
    }
    return encoded;
}

/// Leaves a percent sign alone that no two hex digits follow.
std::string percent_decoded(std::string_view text)
{
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at)
    {
        auto const digits = text.substr(at + 1, 2);
        unsigned char byte{};
        auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
        bool const escape = text[at] == '%' && error == std::errc{} && end == digits.data() + 2;
        decoded += escape ? static_cast<char>(byte) : text[at];
        at += escape ? 2 : 0;
    }
    return decoded;
}

} // namespace

cookie_names const& cookie_names_for(bool secure)
{
    return secure ? secure_names : plain_names;
}

std::string print_cookie(cookie const& what)
{
    auto text = std::string{what.name} + '=' + percent_encoded(what.value) + "; Path=/";
    if (what.expires_at)
        text += "; Expires=" + http_date(*what.expires_at);
    text += "; HttpOnly";
    if (what.secure)
        text += "; Secure";
    return text += "; SameSite=Lax";
}

std::string print_removal(std::string_view name, bool secure)
{
    return print_cookie({.name = name, .value = {}, .expires_at = timestamp{}, .secure = secure});
}

std::optional<std::string> find_cookie(std::string_view header, std::string_view name)
{
    while (!header.empty())
    {
        auto pair = header.substr(0, header.find(';'));
        header.remove_prefix(std::min(pair.size() + 1, header.size()));
        pair.remove_prefix(std::min(pair.find_first_not_of(" \t"), pair.size()));
        if (pair.starts_with(name) && pair.substr(name.size()).starts_with('='))
            return percent_decoded(pair.substr(name.size() + 1));
    }
    return std::nullopt;
}

} // namespace auktiva::auth
