#include "auth/client_address.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <span>

namespace auktiva::auth {

namespace {

constexpr std::array<unsigned char, 12> v4_mapped_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr std::size_t v4_mapped_bits = 96;
constexpr std::size_t address_bits = 128;

std::string_view trimmed_address(std::string_view text)
{
    constexpr std::string_view blanks = " \t";
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

/// The address with all but its first bits cleared.
ip_address masked_address(ip_address address, std::size_t prefix_bits)
{
    for (std::size_t bit = prefix_bits; bit < address_bits; ++bit)
        address.bytes[bit / 8] &= static_cast<unsigned char>(~(0x80u >> bit % 8));
    return address;
}

} // namespace

std::optional<ip_address> ip_address::parse(std::string_view text)
{
    std::string const plain{text.substr(0, text.find('%'))};
    ip_address address;
    if (inet_pton(AF_INET6, plain.c_str(), address.bytes.data()) == 1)
        return address;
    std::ranges::copy(v4_mapped_prefix, address.bytes.begin());
    if (inet_pton(AF_INET, plain.c_str(), address.bytes.data() + v4_mapped_prefix.size()) == 1)
        return address;
    return std::nullopt;
}

bool ip_address::is_v4() const
{
    return std::ranges::equal(v4_mapped_prefix, std::span{bytes}.first<v4_mapped_prefix.size()>());
}

std::string ip_address::text() const
{
    std::array<char, INET6_ADDRSTRLEN> buffer{};
    auto const family = is_v4() ? AF_INET : AF_INET6;
    auto const* start = bytes.data() + (is_v4() ? v4_mapped_prefix.size() : 0);
    return inet_ntop(family, start, buffer.data(), buffer.size());
}

std::optional<trusted_proxies> trusted_proxies::parse(std::string_view list)
{
    constexpr std::string_view separators = ", \t";
    trusted_proxies proxies;
    while (true)
    {
        list.remove_prefix(std::min(list.find_first_not_of(separators), list.size()));
        if (list.empty())
            return proxies;
        auto const word = list.substr(0, list.find_first_of(separators));
        if (!proxies.add(word))
            return std::nullopt;
        list.remove_prefix(word.size());
    }
}

bool trusted_proxies::add(std::string_view word)
{
    if (word == "loopback")
        return add("127.0.0.0/8") && add("::1");

    auto const slash = word.find('/');
    auto const address = ip_address::parse(word.substr(0, slash));
    if (!address)
        return false;
    auto const least_bits = address->is_v4() ? v4_mapped_bits : 0;
    auto bits = address_bits;
    if (slash != word.npos)
    {
        auto const* const last = word.data() + word.size();
        auto const [end, error] = std::from_chars(word.data() + slash + 1, last, bits);
        if (error != std::errc{} || end != last || bits > address_bits - least_bits)
            return false;
        bits += least_bits;
    }
    networks_.push_back({masked_address(*address, bits), bits});
    return true;
}

bool trusted_proxies::contain(ip_address const& address) const
{
    return std::ranges::any_of(
        networks_,
        [&](network const& each) { return masked_address(address, each.prefix_bits) == each.address; }
    );
}

std::string
client_address(std::string_view peer, std::string_view forwarded_for, trusted_proxies const& trusted)
{
    auto const sender = ip_address::parse(peer);
    if (!sender)
        return std::string{peer};

    auto client = *sender;
    for (auto rest = trimmed_address(forwarded_for); trusted.contain(client) && !rest.empty();)
    {
        auto const comma = rest.rfind(',');
        auto const hop = ip_address::parse(trimmed_address(rest.substr(comma + 1)));
        if (!hop)
            return sender->text();
        client = *hop;
        rest = comma == rest.npos ? std::string_view{} : rest.substr(0, comma);
    }
    return client.text();
}

std::string address_for_limits(std::string_view address)
{
    auto const read = ip_address::parse(address);
    if (!read || read->is_v4())
        return read ? read->text() : std::string{address};
    return masked_address(*read, 64).text() + "/64";
}

} // namespace auktiva::auth
