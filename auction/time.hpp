#pragma once

#include "auction/problem.hpp"

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

namespace auktiva {

/// Milliseconds since 1970 in UTC. Everything is decided and stored in these.
using timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

/// The one clock, injected everywhere. It never runs backwards.
using clock_source = std::function<timestamp()>;

/// "2026-02-13T18:05:09.123Z", the form of JavaScript's toISOString; for years up to 9999.
std::string format_time(timestamp at);

/// The same, appended to `target`.
void append_time(std::string& target, timestamp at);

/// Reads RFC 3339 with or without seconds, fraction and zone; a time without a zone is UTC.
/// Refuses dates and times that do not exist, leap seconds, and years outside 1970 to 9999.
result<timestamp> parse_time(std::string_view text);

} // namespace auktiva
