#include "bench/support/rival.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace auktiva::bench {

namespace {

constexpr std::size_t max_order = 64 * 1024;

std::string server_frame(std::string_view text)
{
    std::string frame{'\x81'};
    if (text.size() < 126)
        frame += static_cast<char>(text.size());
    else
        frame.append({'\x7e', static_cast<char>(text.size() >> 8), static_cast<char>(text.size() & 0xff)});
    return frame.append(text);
}

} // namespace

rival::doorway::doorway()
    : listening{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
{
    sockaddr_in at{
        .sin_family = AF_INET, .sin_port = 0, .sin_addr = {htonl(INADDR_LOOPBACK)}, .sin_zero = {}};
    auto* const address = reinterpret_cast<sockaddr*>(&at);
    socklen_t size = sizeof at;
    if (::bind(listening.number(), address, size) != 0 || ::listen(listening.number(), SOMAXCONN) != 0 ||
        ::getsockname(listening.number(), address, &size) != 0)
        throw std::system_error{errno, std::generic_category(), "listen"};
    port = ntohs(at.sin_port);
}

rival::rival(trade way, std::size_t receivers)
    : orders_{-1}
{
    std::array<int, 2> pair{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair.data()) != 0)
        throw std::system_error{errno, std::generic_category(), "socketpair"};
    id_ = ::fork();
    if (id_ == 0)
    {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        way(door_.listening.number(), pair[1], receivers);
        ::_exit(0);
    }
    ::close(pair[1]);
    orders_ = handle{pair[0]};
}

rival::~rival()
{
    ::kill(id_, SIGKILL);
    ::waitpid(id_, nullptr, 0);
}

void rival::send(std::vector<std::string> const& messages) const
{
    std::string order;
    for (auto const& each : messages)
        order.append(each).append(1, '\0');
    if (order.size() > max_order || ::send(orders_.number(), order.data(), order.size(), MSG_NOSIGNAL) < 0)
        throw std::system_error{errno, std::generic_category(), "send"};
}

std::vector<std::string> next_order(int orders)
{
    std::string order(max_order, '\0');
    auto const size = ::read(orders, order.data(), order.size());
    order.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    std::vector<std::string> messages;
    for (std::size_t at = 0; at < order.size(); at += messages.back().size() + 1)
        messages.emplace_back(order.c_str() + at);
    return messages;
}

void send_in_a_loop(int listening, int orders, std::size_t receivers)
{
    std::vector<int> sockets;
    while (sockets.size() < receivers)
    {
        sockets.push_back(::accept4(listening, nullptr, nullptr, SOCK_NONBLOCK));
        int const yes = 1;
        ::setsockopt(sockets.back(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    }
    for (auto messages = next_order(orders); !messages.empty(); messages = next_order(orders))
        for (auto const& message : messages)
        {
            auto const frame = server_frame(message);
            for (auto const each : sockets)
                if (::send(each, frame.data(), frame.size(), MSG_NOSIGNAL) !=
                    static_cast<ssize_t>(frame.size()))
                    ::_exit(1);
        }
}

} // namespace auktiva::bench
