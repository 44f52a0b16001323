#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace auktiva::realtime {

/// What the HTTP API of Pusher answers.
struct api_answer
{
    int status;
    std::string json;
    std::vector<std::pair<std::string, std::string>> headers{};
};

/// `{"error":…,"code":…}`, Soketi's shape.
api_answer api_error(int status, std::string_view text);

} // namespace auktiva::realtime
