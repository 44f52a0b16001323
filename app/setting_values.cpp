#include "app/setting_values.hpp"

#include "auction/text_rules.hpp"
#include "auth/client_address.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <limits>

namespace auktiva::app::setting_values {

int whole_number(std::string_view text, int least, int most)
{
    int value{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most)
        throw wrong_setting{
            "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most)};
    return value;
}

std::uint16_t port_number(std::string_view text, int least)
{
    return static_cast<std::uint16_t>(whole_number(text, least, 65535));
}

std::optional<int> limit(std::string_view text)
{
    auto const most = whole_number(text, -1, std::numeric_limits<int>::max());
    return most < 0 ? std::nullopt : std::optional{most};
}

std::size_t kilobytes(std::string_view text, int most)
{
    double value{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    auto const bytes = value * 1024;
    if (error != std::errc{} || end != text.data() + text.size() || !(bytes >= 1 && value <= most))
        throw wrong_setting{"must be a number of kB, at most " + std::to_string(most)};
    return static_cast<std::size_t>(bytes);
}

bool yes_or_no(std::string_view text)
{
    if (text == "true" || text == "1")
        return true;
    if (text == "false" || text == "0")
        return false;
    throw wrong_setting{"must be true or false"};
}

std::vector<std::string> list(std::string_view text)
{
    std::vector<std::string> parts;
    while (!text.empty())
    {
        auto const comma = std::min(text.find(','), text.size());
        auto part = text.substr(0, comma);
        part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
        part = part.substr(0, part.find_last_not_of(' ') + 1);
        if (!part.empty())
            parts.emplace_back(part);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return parts;
}

std::string secret(std::string_view text)
{
    if (text.size() < 16)
        throw wrong_setting{"must have at least 16 characters"};
    return std::string{text};
}

std::string url(std::string_view text)
{
    if (!text.starts_with("http://") && !text.starts_with("https://"))
        throw wrong_setting{"must begin with http:// or https://"};
    while (text.ends_with('/'))
        text.remove_suffix(1);
    return std::string{text};
}

std::string app_word(std::string_view text)
{
    auto const odd = [](char c) { return c <= ' ' || c == '/' || c == ':' || c >= 127; };
    if (text.empty() || std::ranges::any_of(text, odd))
        throw wrong_setting{"must be letters, digits and - _ . only"};
    return std::string{text};
}

std::string path_prefix(std::string_view text)
{
    while (text.ends_with('/'))
        text.remove_suffix(1);
    auto const odd = [](char c) { return c <= ' ' || c == '?' || c == '#' || c == '%' || c >= 127; };
    if ((!text.empty() && !text.starts_with('/')) || std::ranges::any_of(text, odd))
        throw wrong_setting{"must be a path such as /realtime"};
    return std::string{text};
}

std::string proxies(std::string_view text)
{
    if (!auth::trusted_proxies::parse(text))
        throw wrong_setting{"must be addresses, networks such as 10.0.0.0/8, or loopback"};
    return std::string{text};
}

std::string host_name(std::string_view text)
{
    if (std::ranges::any_of(text, [](char c) { return c <= ' ' || c == '/' || c >= 127; }))
        throw wrong_setting{"must be the name or the address of a host"};
    return std::string{text};
}

std::string address(std::string_view text)
{
    if (!is_email(text))
        throw wrong_setting{"must be an e-mail address"};
    return std::string{text};
}

std::filesystem::path readable_file(std::string_view name)
{
    if (!std::ifstream{std::string{name}})
        throw wrong_setting{"cannot be read"};
    return name;
}

} // namespace auktiva::app::setting_values
