#include "auction/money.hpp"

#include <algorithm>

namespace auktiva {

namespace {

problem bad_amount(std::string message)
{
    return {.sort = refusal::validation, .key = "E_BAD_AMOUNT", .message = std::move(message)};
}

bool is_digits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

result<money> parse_money(std::string_view text, int exponent)
{
    auto const point = std::min(text.find('.'), text.size());
    auto const whole = text.substr(0, point);
    auto const decimals = text.substr(std::min(point + 1, text.size()));
    if (!is_digits(whole) || (point < text.size() && !is_digits(decimals)))
        return bad_amount("An amount is written in digits, such as 12 or 12.50");

    auto const places = static_cast<std::size_t>(exponent);
    if (decimals.size() > places)
        return bad_amount("This currency has " + std::to_string(exponent) + " decimals");

    auto digits = std::string{whole}.append(decimals).append(places - decimals.size(), '0');
    money amount;
    for (auto const digit : digits)
    {
        amount.minor = amount.minor * 10 + (digit - '0');
        if (amount > max_amount)
            return bad_amount("The amount may be at most " + format_money(max_amount, exponent));
    }
    return amount;
}

std::string format_money(money amount, int exponent)
{
    auto digits = std::to_string(amount.minor);
    auto const places = static_cast<std::size_t>(exponent);
    if (places == 0)
        return digits;
    if (digits.size() <= places)
        digits.insert(0, places + 1 - digits.size(), '0');
    return digits.insert(digits.size() - places, 1, '.');
}

std::string shortest_money(money amount, int exponent)
{
    auto text = format_money(amount, exponent);
    if (exponent == 0)
        return text;
    auto const last = text.find_last_not_of('0');
    text.resize(text[last] == '.' ? last : last + 1);
    return text;
}

} // namespace auktiva
