#pragma once

#include <string_view>

namespace auktiva::app {

enum class severity
{
    info,
    warning,
    error,
};

/// One logfmt line to standard output; control characters are escaped. From any thread.
void log(severity level, std::string_view message);

} // namespace auktiva::app
