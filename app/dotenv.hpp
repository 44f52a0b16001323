#pragma once

#include <map>
#include <string>
#include <string_view>

namespace auktiva::app {

/// KEY=VALUE lines as of a .env file: quotes, comments and `export` understood. Throws wrong_setting.
std::map<std::string, std::string> parse_dotenv(std::string_view text);

} // namespace auktiva::app
