#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva::auth {

/// An IP address; IPv4 in its IPv6-mapped form, so that both spellings are one.
struct ip_address
{
    std::array<unsigned char, 16> bytes{};

    /// Reads either family; a zone after % is ignored.
    static std::optional<ip_address> parse(std::string_view text);
    std::string text() const;
    bool is_v4() const;

    friend bool operator==(ip_address const&, ip_address const&) = default;
};

/// The proxies whose X-Forwarded-For is believed.
class trusted_proxies
{
public:
    /// None.
    trusted_proxies() = default;

    /// Reads addresses, networks such as 10.0.0.0/8 and the word `loopback`, between commas or spaces.
    static std::optional<trusted_proxies> parse(std::string_view list);

    bool contain(ip_address const& address) const;

private:
    struct network
    {
        ip_address address;
        std::size_t prefix_bits;
    };
    bool add(std::string_view word);

    std::vector<network> networks_;
};

/// Who really asks: the last address in `forwarded_for`, read from the right, that is no trusted proxy.
/// The peer itself if it is none either, or if the header is empty or cannot be read.
std::string
client_address(std::string_view peer, std::string_view forwarded_for, trusted_proxies const& trusted);

/// What limits count an address under: an IPv6 client owns its whole /64.
std::string address_for_limits(std::string_view address);

} // namespace auktiva::auth
