#pragma once

#include "auction/problem.hpp"

#include <compare>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

namespace auktiva {

/// An amount in minor units of its currency (cents, fils, or yen). Never a float.
struct money
{
    std::int64_t minor{};

    friend auto operator<=>(money, money) = default;
    /// Both are bounded by `max_amount` each, so the sum cannot overflow.
    friend constexpr money operator+(money a, money b) { return {a.minor + b.minor}; }
    friend std::ostream& operator<<(std::ostream& out, money amount) { return out << amount.minor; }
};

/// The largest amount anybody may enter: 10^12 minor units.
constexpr money max_amount{1'000'000'000'000};

/// Reads a decimal such as "12", "12.5" or "12.50" for a currency with `exponent` decimals (0 to 3).
/// Refuses signs, exponents, spaces, a point without digits on both sides, more decimals than the
/// currency has and what exceeds max_amount; zeros in front mean nothing.
result<money> parse_money(std::string_view text, int exponent);

/// Prints an amount, never negative, with exactly `exponent` decimals: 1250, 2 → "12.50"; 300, 0 → "300".
std::string format_money(money amount, int exponent);

/// Prints the shortest decimal, as a JSON number: 1250, 2 → "12.5"; 1200, 2 → "12".
std::string shortest_money(money amount, int exponent);

} // namespace auktiva
