#include "app/log.hpp"

#include "auction/json_writer.hpp"

#include <cstdio>

namespace auktiva::app {

void log(severity level, std::string_view message)
{
    constexpr std::string_view levels[] = {"info", "warn", "error"};
    auto const now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    auto line = "time=" + format_time(now) + " level=";
    line.append(levels[static_cast<int>(level)]).append(" msg=");
    json_writer{line}.value(message);
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fflush(stdout);
}

} // namespace auktiva::app
