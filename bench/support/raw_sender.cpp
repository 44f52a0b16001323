#include "bench/support/raw_sender.hpp"

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

raw_sender::doorway::doorway()
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

raw_sender::raw_sender(std::size_t receivers)
    : receivers_{receivers}
    , orders_{-1}
{
    std::array<int, 2> pair{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair.data()) != 0)
        throw std::system_error{errno, std::generic_category(), "socketpair"};
    id_ = ::fork();
    if (id_ == 0)
        work(pair[1]);
    ::close(pair[1]);
    orders_ = handle{pair[0]};
}

raw_sender::~raw_sender()
{
    ::kill(id_, SIGKILL);
    ::waitpid(id_, nullptr, 0);
}

void raw_sender::work(int orders) const
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::vector<int> receivers;
    while (receivers.size() < receivers_)
    {
        receivers.push_back(::accept4(door_.listening.number(), nullptr, nullptr, SOCK_NONBLOCK));
        int const yes = 1;
        ::setsockopt(receivers.back(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    }
    std::array<char, 64 * 1024> bytes;
    for (ssize_t size; (size = ::read(orders, bytes.data(), bytes.size())) > 0;)
        for (auto const each : receivers)
            if (::send(each, bytes.data(), static_cast<std::size_t>(size), MSG_NOSIGNAL) != size)
                ::_exit(1);
    ::_exit(0);
}

std::vector<inbox> raw_sender::open_receivers() const
{
    std::vector<inbox> all;
    for (std::size_t i = 0; i < receivers_; ++i)
        all.emplace_back(line{door_.port});
    return all;
}

void raw_sender::send(std::string_view message) const
{
    auto const frame = server_frame(message);
    if (::send(orders_.number(), frame.data(), frame.size(), MSG_NOSIGNAL) < 0)
        throw std::system_error{errno, std::generic_category(), "send"};
}

} // namespace auktiva::bench
