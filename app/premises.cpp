#include "app/premises.hpp"

#include "app/passed_sockets.hpp"

#include <chrono>
#include <csignal>
#include <stdexcept>
#include <thread>
#include <utility>

namespace auktiva::app {

using namespace std::chrono_literals;

namespace {

/// Longer than any drain.
constexpr auto longest_wait = 20s;
constexpr auto between_tries = 5ms;
constexpr auto between_signals = 250ms;

std::filesystem::path lock_of(settings const& with)
{
    return with.house.data_dir / "auktiva.lock";
}

std::map<entrance, std::uint16_t> ports_of(settings const& with)
{
    std::map<entrance, std::uint16_t> ports{{entrance::main, with.network.port}};
    if (with.network.http_port)
        ports.emplace(entrance::plain, *with.network.http_port);
    if (with.network.realtime_port && with.driver.kind == realtime_driver::builtin)
        ports.emplace(entrance::realtime, *with.network.realtime_port);
    if (with.metrics.enabled)
        ports.emplace(entrance::metrics, with.metrics.port);
    return ports;
}

std::string const& host_of(entrance which, settings const& with)
{
    return which == entrance::metrics ? with.metrics.host : with.network.host;
}

entrance entrance_named(std::string_view name)
{
    if (name == "http")
        return entrance::plain;
    if (name == "realtime")
        return entrance::realtime;
    return name == "metrics" ? entrance::metrics : entrance::main;
}

} // namespace

premises::premises(boost::asio::io_context& io, settings const& with, bool take_over)
    : io_{io}
    , with_{with}
{
    inherit();
    try
    {
        lock_.emplace(lock_of(with));
    }
    catch (storage::already_running const& predecessor)
    {
        if (!take_over)
            throw;
        listen(http::listener::beside);
        succeed(predecessor);
        return;
    }
    listen(http::listener::at);
}

std::optional<std::uint16_t> premises::port_of(entrance which) const
{
    auto const found = ports_.find(which);
    return found == ports_.end() ? std::nullopt : std::optional{found->second};
}

std::optional<http::listener> premises::take(entrance which)
{
    auto found = listening_.extract(which);
    return found ? std::optional{std::move(found.mapped())} : std::nullopt;
}

void premises::inherit()
{
    for (auto const& passed : take_passed_sockets())
    {
        auto const which = entrance_named(passed.name);
        auto const what = "the passed socket " + std::to_string(passed.descriptor);
        if (listening_.contains(which))
            throw wrong_setting{
                what + " is for the same port as another; name them http, realtime and metrics"};
        try
        {
            listening_.emplace(which, http::listener::inherited(io_, passed.descriptor));
        }
        catch (boost::system::system_error const&)
        {
            throw wrong_setting{what + " is not a TCP socket that listens"};
        }
        inherited_ = true;
    }
}

/// At all ports, but for those somebody passed a socket for.
void premises::listen(opener open)
{
    for (auto const& [which, port] : ports_of(with_))
    {
        if (listening_.contains(which))
            continue;
        auto const& host = host_of(which, with_);
        try
        {
            listening_.emplace(which, open(io_, host, port));
        }
        catch (boost::system::system_error const& error)
        {
            throw std::runtime_error{
                "cannot listen on " + host + ':' + std::to_string(port) + ": " + error.code().message()};
        }
    }
    for (auto const& [which, listener] : listening_)
        ports_.emplace(which, listener.port());
}

/// Told again and again, since one that is just starting does not listen to signals yet.
void premises::succeed(storage::already_running predecessor)
{
    auto const end = std::chrono::steady_clock::now() + longest_wait;
    for (auto next_signal = std::chrono::steady_clock::now(); !lock_;
         std::this_thread::sleep_for(between_tries))
    {
        auto const now = std::chrono::steady_clock::now();
        if (now >= next_signal && predecessor.pid > 0)
        {
            ::kill(predecessor.pid, SIGUSR2);
            next_signal = now + between_signals;
        }
        try
        {
            lock_.emplace(lock_of(with_));
        }
        catch (storage::already_running const& still)
        {
            if (now >= end)
                throw;
            predecessor = still;
        }
    }
}

} // namespace auktiva::app
