#include "app/lan_addresses.hpp"

#include <arpa/inet.h>
#include <array>
#include <ifaddrs.h>
#include <memory>
#include <net/if.h>
#include <netinet/in.h>

namespace auktiva::app {

std::vector<std::string> lan_addresses()
{
    ifaddrs* first{};
    if (::getifaddrs(&first) != 0)
        return {};
    std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> const all{first, &::freeifaddrs};
    std::vector<std::string> found;
    for (auto const* each = all.get(); each; each = each->ifa_next)
    {
        bool const is_up = (each->ifa_flags & IFF_UP) != 0 && (each->ifa_flags & IFF_LOOPBACK) == 0;
        if (!is_up || !each->ifa_addr || each->ifa_addr->sa_family != AF_INET)
            continue;
        auto const* address = reinterpret_cast<sockaddr_in const*>(each->ifa_addr);
        std::array<char, INET_ADDRSTRLEN> text;
        if (::inet_ntop(AF_INET, &address->sin_addr, text.data(), text.size()))
            found.emplace_back(text.data());
    }
    return found;
}

} // namespace auktiva::app
