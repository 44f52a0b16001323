#include "web/socket_place.hpp"

#include "web/api.hpp"

namespace auktiva::web {

namespace {

struct host_and_port
{
    std::string_view host;
    std::string port;
};

host_and_port split_host(std::string_view host, bool secure)
{
    auto const colon = host.rfind(':');
    if (colon == std::string_view::npos || host.find(']', colon) != std::string_view::npos)
        return {host, secure ? "443" : "80"};
    return {host.substr(0, colon), std::string{host.substr(colon + 1)}};
}

} // namespace

socket_place find_socket(call const& what)
{
    auto const& settings = what.use.settings;
    bool const secure = came_securely(what.request, settings) || settings.secure_cookies();
    auto const from = split_host(what.request.header("Host"), secure);
    socket_place place{
        .host = std::string{from.host}, .port = from.port, .path = settings.path_prefix, .secure = secure};
    auto const& outside = settings.outside;
    if (outside)
    {
        place.cluster = outside->cluster;
        place.port = std::to_string(outside->port);
        place.path = {};
        place.secure = outside->use_tls;
        if (!outside->host.empty())
            place.host = outside->host;
    }
    // Who cannot be told through it had better poll until he can.
    if (what.use.hub || (what.use.outside && !what.use.outside->failing()))
    {
        place.driver = outside ? std::string_view{outside->driver} : "builtin";
        place.key = settings.apps.front().key;
    }
    return place;
}

std::string socket_origin(call const& what)
{
    auto const place = find_socket(what);
    bool const is_there = what.use.hub || what.use.outside;
    // A policy cannot name an IPv6 address; browsers of today take the page's own origin to include its
    // socket.
    bool const is_nameable = !place.host.starts_with('[');
    if (!is_there || !is_nameable)
        return {};
    return (place.secure ? "wss://" : "ws://") + place.host + ':' + place.port;
}

} // namespace auktiva::web
