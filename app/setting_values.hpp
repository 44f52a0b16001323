#pragma once

#include "app/setting.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the values of settings may be. Each throws wrong_setting with what is wrong, without the key's name.
namespace auktiva::app::setting_values {

int whole_number(std::string_view text, int least, int most);
/// Of a port; 0, where allowed, is any free one.
std::uint16_t port_number(std::string_view text, int least = 1);
/// Of how much there may be: -1, nothing, is as much as one likes.
std::optional<int> limit(std::string_view text);
/// Bytes of so many kB, fractions allowed: from 1 byte to `most` kB.
std::size_t kilobytes(std::string_view text, int most);
bool yes_or_no(std::string_view text);
std::vector<std::string> list(std::string_view text);
std::string secret(std::string_view text);
std::string url(std::string_view text);
std::string app_word(std::string_view text);
/// As "/realtime": begins with a slash and does not end with one.
std::string path_prefix(std::string_view text);
std::string proxies(std::string_view text);
std::string host_name(std::string_view text);
std::string address(std::string_view text);
std::filesystem::path readable_file(std::string_view name);

} // namespace auktiva::app::setting_values
