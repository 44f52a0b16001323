#pragma once

#include <string>
#include <string_view>

namespace auktiva::realtime {

/// What the HTTP API of Pusher answers.
struct api_answer
{
    int status;
    std::string json;
};

/// `{"error":…,"code":…}`, Soketi's shape.
api_answer api_error(int status, std::string_view text);

} // namespace auktiva::realtime
