#include "auth/random_id.hpp"

#include "auth/signature.hpp"

namespace auktiva::auth {

namespace {

constexpr std::string_view base36_digits = "0123456789abcdefghijklmnopqrstuvwxyz";
constexpr auto base36_base = base36_digits.size();

} // namespace

std::string make_id(timestamp now)
{
    constexpr std::size_t time_characters = 8;
    constexpr std::size_t random_characters = 16;

    std::string time(time_characters, '0');
    auto left = static_cast<std::uint64_t>(now.time_since_epoch().count());
    for (auto digit = time.rbegin(); digit != time.rend(); ++digit, left /= base36_base)
        *digit = base36_digits[left % base36_base];
    return 'c' + time + base36(random_bytes(random_characters));
}

std::string base36(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size());
    for (auto const byte : bytes)
        text += base36_digits[static_cast<unsigned char>(byte) % base36_base];
    return text;
}

} // namespace auktiva::auth
