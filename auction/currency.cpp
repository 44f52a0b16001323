#include "auction/currency.hpp"

#include <algorithm>
#include <array>

namespace auktiva {

namespace {

constexpr std::array all_currencies{
    currency{"AED", "UAE Dirham", "د.إ", 2},
    currency{"ARS", "Argentine Peso", "$", 2},
    currency{"AUD", "Australian Dollar", "A$", 2},
    currency{"BDT", "Bangladeshi Taka", "৳", 2},
    currency{"BGN", "Bulgarian Lev", "лв", 2},
    currency{"BRL", "Brazilian Real", "R$", 2},
    currency{"CAD", "Canadian Dollar", "C$", 2},
    currency{"CHF", "Swiss Franc", "CHF", 2},
    currency{"CLP", "Chilean Peso", "$", 0},
    currency{"CNY", "Chinese Yuan", "¥", 2},
    currency{"COP", "Colombian Peso", "$", 2},
    currency{"CZK", "Czech Koruna", "Kč", 2},
    currency{"DKK", "Danish Krone", "kr", 2},
    currency{"EGP", "Egyptian Pound", "£", 2},
    currency{"EUR", "Euro", "€", 2},
    currency{"GBP", "British Pound", "£", 2},
    currency{"HKD", "Hong Kong Dollar", "HK$", 2},
    currency{"HRK", "Croatian Kuna", "kn", 2},
    currency{"HUF", "Hungarian Forint", "Ft", 2},
    currency{"IDR", "Indonesian Rupiah", "Rp", 2},
    currency{"ILS", "Israeli New Shekel", "₪", 2},
    currency{"INR", "Indian Rupee", "₹", 2},
    currency{"JPY", "Japanese Yen", "¥", 0},
    currency{"KES", "Kenyan Shilling", "KSh", 2},
    currency{"KRW", "South Korean Won", "₩", 0},
    currency{"MXN", "Mexican Peso", "$", 2},
    currency{"MYR", "Malaysian Ringgit", "RM", 2},
    currency{"NGN", "Nigerian Naira", "₦", 2},
    currency{"NOK", "Norwegian Krone", "kr", 2},
    currency{"NZD", "New Zealand Dollar", "NZ$", 2},
    currency{"PEN", "Peruvian Sol", "S/", 2},
    currency{"PHP", "Philippine Peso", "₱", 2},
    currency{"PKR", "Pakistani Rupee", "₨", 2},
    currency{"PLN", "Polish Zloty", "zł", 2},
    currency{"RON", "Romanian Leu", "lei", 2},
    currency{"RUB", "Russian Ruble", "₽", 2},
    currency{"SAR", "Saudi Riyal", "﷼", 2},
    currency{"SEK", "Swedish Krona", "kr", 2},
    currency{"SGD", "Singapore Dollar", "S$", 2},
    currency{"THB", "Thai Baht", "฿", 2},
    currency{"TRY", "Turkish Lira", "₺", 2},
    currency{"TWD", "New Taiwan Dollar", "NT$", 2},
    currency{"UAH", "Ukrainian Hryvnia", "₴", 2},
    currency{"USD", "US Dollar", "$", 2},
    currency{"VND", "Vietnamese Dong", "₫", 0},
    currency{"ZAR", "South African Rand", "R", 2},
};
static_assert(all_currencies.size() == 46);
static_assert(std::ranges::is_sorted(all_currencies, {}, &currency::code));

} // namespace

std::span<currency const> currencies()
{
    return all_currencies;
}

currency const* find_currency(std::string_view code)
{
    auto const found = std::ranges::lower_bound(all_currencies, code, {}, &currency::code);
    return found != all_currencies.end() && found->code == code ? &*found : nullptr;
}

std::string price_text(money price, std::string_view code)
{
    auto const* in = find_currency(code);
    return std::string{in->symbol} + format_money(price, in->exponent);
}

} // namespace auktiva
