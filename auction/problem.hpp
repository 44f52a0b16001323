#pragma once

#include <boost/system/result.hpp>

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace auktiva {

/// What sort of refusal it is. Each sort has one HTTP status and one `code` on the wire.
enum class refusal
{
    bad_request,
    unauthorized,
    forbidden,
    not_found,
    conflict,
    too_large,
    validation,
    rate_limited,
    unavailable,
    internal,
};

/// Why a request was refused: an expected outcome, so a value. Faults are exceptions.
struct problem
{
    refusal sort{};
    /// Stable name a client may translate, "E_BID_TOO_LOW". Points to static storage.
    std::string_view key;
    /// English for people; never parsed.
    std::string message;
    /// Field path → what is wrong with it; only for `refusal::validation`.
    std::vector<std::pair<std::string, std::string>> errors{};
    /// What the client needs next: member name → JSON text ("minBid" → "12.50").
    std::vector<std::pair<std::string, std::string>> details{};
};

template <class T>
using result = boost::system::result<T, problem>;

/// Found by argument-dependent look-up when value() is called on a refusal: a bug in the caller.
[[noreturn]] inline void throw_exception_from_error(problem const& refused, boost::source_location const&)
{
    throw std::logic_error(std::string{"unhandled refusal: "} + std::string{refused.key});
}

} // namespace auktiva
