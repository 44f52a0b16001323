#include "auction/foreign_value.hpp"

#include "auction/text_rules.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace auktiva {

namespace {

/// Numbers from here on are milliseconds, below seconds: the first is a day of 1973, decades before Auktiva.
constexpr std::int64_t least_milliseconds = 100'000'000'000;
/// A day of 2001; what is below is no time at all.
constexpr std::int64_t least_seconds = 1'000'000'000;
constexpr std::int64_t last_millisecond = 253'402'300'799'999;

std::optional<timestamp> time_of_number(std::int64_t number)
{
    if (number < least_seconds || number > last_millisecond)
        return std::nullopt;
    auto const ms = number < least_milliseconds ? number * 1000 : number;
    return timestamp{std::chrono::milliseconds{ms}};
}

/// The shortest decimal that reads back as the same number, without an exponent.
std::string decimal_text(double number)
{
    std::array<char, 512> digits{};
    auto const end =
        std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed);
    return {digits.data(), end.ptr};
}

std::optional<std::string> decimal_of(foreign_value const& value)
{
    if (auto const* whole = std::get_if<std::int64_t>(&value))
        return std::to_string(*whole);
    if (auto const* real = std::get_if<double>(&value); real && std::isfinite(*real))
        return decimal_text(*real);
    return std::nullopt;
}

/// Half to even, by the digits that are cut off behind `kept`.
bool rounds_up(std::string_view kept, std::string_view cut)
{
    auto const first = cut.front();
    bool const more = cut.find_first_not_of('0', 1) != cut.npos;
    if (first != '5' || more)
        return first >= '5';
    return (kept.back() - '0') % 2 != 0;
}

} // namespace

bool is_null(foreign_value const& value)
{
    return std::holds_alternative<std::monostate>(value);
}

std::string show(foreign_value const& value)
{
    constexpr std::size_t most = 60;
    if (auto const* bytes = std::get_if<foreign_bytes>(&value))
        return std::to_string(bytes->size) + " bytes";
    if (auto const* text = std::get_if<std::string>(&value))
        return '"' + first_code_points(allowed_text(text->substr(0, 4 * most), text_kind::line), most) + '"';
    if (auto const number = decimal_of(value))
        return *number;
    return is_null(value) ? "NULL" : "a number without end";
}

std::optional<timestamp> read_time(foreign_value const& value)
{
    if (auto const* text = std::get_if<std::string>(&value))
    {
        auto const at = parse_time(*text);
        return at ? std::optional{*at} : std::nullopt;
    }
    auto const number = read_integer(value);
    return number ? time_of_number(*number) : std::nullopt;
}

std::optional<bool> read_flag(foreign_value const& value)
{
    auto const number = read_integer(value);
    if (!number || (*number != 0 && *number != 1))
        return std::nullopt;
    return *number == 1;
}

std::optional<std::int64_t> read_integer(foreign_value const& value)
{
    constexpr double exactly_held = 9'007'199'254'740'992;
    if (auto const* whole = std::get_if<std::int64_t>(&value))
        return *whole;
    auto const* real = std::get_if<double>(&value);
    if (!real || !(std::abs(*real) <= exactly_held) || std::trunc(*real) != *real)
        return std::nullopt;
    return static_cast<std::int64_t>(*real);
}

std::optional<foreign_amount> read_amount(foreign_value const& value, int exponent)
{
    auto const decimal = decimal_of(value);
    if (!decimal || is_negative(value))
        return std::nullopt;
    // Zero may have a sign.
    auto text = decimal->starts_with('-') ? decimal->substr(1) : *decimal;
    auto const point = std::min(text.find('.'), text.size());
    auto const places = static_cast<std::size_t>(exponent);
    foreign_amount amount;
    if (text.size() > point + 1 + places)
    {
        auto const kept = text.substr(0, places == 0 ? point : point + 1 + places);
        amount.rounded = true;
        amount.value.minor = rounds_up(kept, std::string_view{text}.substr(point + 1 + places)) ? 1 : 0;
        text = kept;
    }
    auto const read = parse_money(text, exponent);
    if (!read)
        return std::nullopt;
    amount.value = amount.value + *read;
    return amount.value <= max_amount ? std::optional{amount} : std::nullopt;
}

bool is_negative(foreign_value const& value)
{
    if (auto const* whole = std::get_if<std::int64_t>(&value))
        return *whole < 0;
    auto const* real = std::get_if<double>(&value);
    return real && *real < 0;
}

} // namespace auktiva
