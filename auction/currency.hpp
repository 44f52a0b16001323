#pragma once

#include <span>
#include <string_view>

namespace auktiva {

/// One of the 46 currencies of Auktiva's seed (ISO 4217).
struct currency
{
    std::string_view code;
    std::string_view name;
    std::string_view symbol;
    /// Decimals of an amount: 0 for yen, 2 for most.
    int exponent;
};

/// All of them, ordered by code.
std::span<currency const> currencies();

/// The one with that code, or nullptr.
currency const* find_currency(std::string_view code);

} // namespace auktiva
