#pragma once

#include "auction/money.hpp"
#include "auction/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace auktiva {

/// Bytes where text or a number was expected.
struct foreign_bytes
{
    std::size_t size{};

    friend bool operator==(foreign_bytes const&, foreign_bytes const&) = default;
};

/// What a column of somebody else's file holds, whatever it was declared as; monostate is NULL.
using foreign_value = std::variant<std::monostate, std::int64_t, double, std::string, foreign_bytes>;

bool is_null(foreign_value const& value);

/// The value as a report shows it: on one line, not too long.
std::string show(foreign_value const& value);

/// ISO text with or without a zone, text as SQLite's CURRENT_TIMESTAMP writes it, or a number of milliseconds
/// or seconds since 1970. None for anything else, and for years before 1970 or beyond 9999.
std::optional<timestamp> read_time(foreign_value const& value);

/// 0 or 1, as a number.
std::optional<bool> read_flag(foreign_value const& value);

/// A whole number, also one stored with a point.
std::optional<std::int64_t> read_integer(foreign_value const& value);

/// An amount in minor units, and whether it had more decimals than its currency.
struct foreign_amount
{
    money value;
    bool rounded{};
};

/// A number by its shortest decimal text, never by multiplying; what is too fine is rounded half to even.
/// None for what is no number, below zero, or more than max_amount.
std::optional<foreign_amount> read_amount(foreign_value const& value, int exponent);

/// A number below zero.
bool is_negative(foreign_value const& value);

} // namespace auktiva
