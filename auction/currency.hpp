#pragma once

#include "auction/money.hpp"

#include <span>
#include <string>
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

/// As people read it, in every language: "€12.50". For a currency that is known.
std::string price_text(money price, std::string_view code);

} // namespace auktiva
