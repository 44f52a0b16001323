#include "app/serve.hpp"

#include "app/lan_addresses.hpp"
#include "app/server.hpp"
#include "app/supervisor.hpp"

#include <csignal>
#include <filesystem>
#include <iostream>
#include <string>
#include <sys/resource.h>
#include <vector>

namespace auktiva::app {

namespace {

/// As many sockets as the system allows; a thousand watchers need a thousand descriptors.
void raise_descriptor_limit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0)
    {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

/// Where else people are let in: ", plain on 0.0.0.0:3080".
std::string describe_other_ports(settings const& with, server const& of)
{
    std::string text;
    auto const describe = [&](std::string_view what, entrance which)
    {
        if (auto const port = of.port(which))
            text.append(", ").append(what).append(" on ").append(with.network.host) +=
                ':' + std::to_string(*port);
    };
    describe("plain", entrance::plain);
    describe("realtime alone", entrance::realtime);
    return text;
}

/// Where phones find it: not under "localhost".
std::string describe_lan(settings const& with, std::uint16_t port)
{
    auto const addresses = with.network.host == "0.0.0.0" ? lan_addresses() : std::vector<std::string>{};
    if (addresses.empty())
        return {};
    std::string text{" Phones in the same network:"};
    auto const scheme = with.network.speaks_tls() ? "https://" : "http://";
    for (auto const& address : addresses)
        text.append("\n             ").append(scheme).append(address) += ':' + std::to_string(port);
    return text;
}

void print_welcome(settings const& with, server const& of)
{
    auto const port = of.port(entrance::main).value();
    auto const url = with.network.url(port);
    std::cout << "\n  Auktiva " AUKTIVA_VERSION " is ready at " << url << "\n  (listening on "
              << with.network.host << ':' << port << describe_other_ports(with, of) << ", data in "
              << std::filesystem::absolute(with.house.data_dir).string() << ")\n\n"
              << "  Open it in a browser and create an account." << describe_lan(with, port) << '\n'
              << "  Try it on: stop this, then run `auktiva demo` for a club auction to play with.\n"
              << "  Read on:   README.md. Ctrl-C stops the server.\n";
    if (!of.setup_token().empty())
        std::cout << "  Setup token, shown once: whoever enters it at " << url
                  << "/system administers this server:\n"
                  << "             " << of.setup_token() << '\n';
    std::cout << std::endl;
}

} // namespace

void serve(settings const& with, bool take_over)
{
    raise_descriptor_limit();
    // A client that hangs up is an error of one write, not the end of the house.
    std::signal(SIGPIPE, SIG_IGN);
    server house{with, take_over};
    print_welcome(with, house);
    tell_supervisor_ready();
    house.run();
}

} // namespace auktiva::app
