#pragma once

#include "http/request.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva::http {

/// Why a request is not let in. The connection closes after the answer.
struct refusal
{
    int status{};
    /// English for people; points to static storage.
    std::string_view text;
};

struct guard_rules
{
    /// Names a request may be sent to, without port; any if empty.
    std::vector<std::string> allowed_hosts;
    /// Cookies that say who asks, and so may be sent once only.
    std::vector<std::string> single_cookies;
};

constexpr std::size_t max_head_size = 8 * 1024;
constexpr std::size_t max_header_fields = 64;
constexpr std::size_t max_target_size = 2 * 1024;

/// How far the head of a request reaches in what was read so far.
struct head_extent
{
    /// Bytes up to and with the empty line; 0 while that is still to come.
    std::size_t size{};
    std::optional<refusal> refused;
};

/// Finds the end of the head. Refuses what the parser would mend: lines not ended by CR LF, folded fields.
head_extent measure_head(std::string_view bytes);

/// Decides whether a request with this head is let in, and fills in path, query and parameters.
/// What it refuses can be framed or read in two ways, so a proxy before us might have read the other.
std::optional<refusal> guard(request& incoming, guard_rules const& rules);

} // namespace auktiva::http
