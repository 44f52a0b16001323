#include "app/dotenv.hpp"

#include "app/setting.hpp"

#include <algorithm>

namespace auktiva::app {

std::map<std::string, std::string> parse_dotenv(std::string_view text)
{
    std::map<std::string, std::string> values;
    for (int number = 1; !text.empty(); ++number)
    {
        auto const stop = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, stop);
        text.remove_prefix(std::min(stop + 1, text.size()));
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
        if (line.empty() || line.starts_with('#'))
            continue;
        if (line.starts_with("export "))
            line.remove_prefix(7);
        auto const equals = line.find('=');
        if (equals == 0 || equals == std::string_view::npos)
            throw wrong_setting{".env line " + std::to_string(number) + ": expected KEY=VALUE"};
        auto value = line.substr(equals + 1);
        if (value.size() > 1 && (value.front() == '"' || value.front() == '\'') &&
            value.back() == value.front())
            value = value.substr(1, value.size() - 2);
        else if (auto const comment = value.find(" #"); comment != std::string_view::npos)
            value = value.substr(0, value.find_last_not_of(' ', comment) + 1);
        values[std::string{line.substr(0, equals)}] = value;
    }
    return values;
}

} // namespace auktiva::app
