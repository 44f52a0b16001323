#include "bench/support/listener.hpp"

#include <boost/json/parse.hpp>

#include <stdexcept>

namespace auktiva::bench {

namespace {

/// Masked by zeros, which leaves the text as it is.
std::string client_frame(std::string_view text)
{
    std::string frame{'\x81'};
    if (text.size() < 126)
        frame += static_cast<char>(0x80 | text.size());
    else
        frame.append({'\xfe', static_cast<char>(text.size() >> 8), static_cast<char>(text.size() & 0xff)});
    return frame.append(4, '\0').append(text);
}

std::string text_in(std::string_view json, std::string_view name)
{
    return std::string{boost::json::parse(json).at(name).as_string()};
}

} // namespace

line open_websocket(line fresh, std::string const& target)
{
    fresh.send(http_request(
        "GET", target, {}, {},
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    ));
    auto end = std::string_view::npos;
    while ((end = fresh.received().find("\r\n\r\n")) == std::string_view::npos)
        fresh.receive(true);
    fresh.consume(end + 4);
    return fresh;
}

listener::listener(line fresh, std::string const& app_key)
    : inbox_{open_websocket(std::move(fresh), "/app/" + app_key + "?protocol=7&client=bench&version=1")}
    , socket_id_{text_in(text_in(inbox_.next(), "data"), "socket_id")}
{
}

void listener::subscribe(http_client& asking, std::string const& cookie, std::string const& channel)
{
    auto const wish = R"({"socket_id":")" + socket_id_ + R"(","channel_name":")" + channel + "\"}";
    auto const granted = asking.ask(http_request("POST", "/api/pusher/auth", cookie, wish), 200);
    subscribe(channel, text_in(granted.body, "auth"));
}

void listener::subscribe(std::string_view channel, std::string_view auth)
{
    auto wish = R"({"event":"pusher:subscribe","data":{"channel":")" + std::string{channel};
    if (!auth.empty())
        wish.append(R"(","auth":")").append(auth);
    inbox_.connection().send(client_frame(wish + "\"}}"));
    if (auto const said = inbox_.next(); said.find("subscription_succeeded") == std::string::npos)
        throw std::runtime_error{"not subscribed: " + said};
}

std::vector<inbox> open_listeners(house const& at, club const& of, std::size_t count)
{
    http_client asking{at.port()};
    auto const key = at.secret("SOKETI_APP_KEY");
    std::vector<inbox> all;
    for (std::size_t i = 0; i < count; ++i)
    {
        listener fresh{line{at.port()}, key};
        fresh.subscribe(asking, of.members().front(), of.item_channel());
        all.push_back(std::move(fresh.heard()));
    }
    return all;
}

std::vector<inbox>
open_listeners(house const& at, std::string_view channel, std::size_t count, ssl_ctx_st* tls)
{
    auto const key = at.secret("SOKETI_APP_KEY");
    std::vector<inbox> all;
    for (std::size_t i = 0; i < count; ++i)
    {
        listener fresh{line{at.port(), tls}, key};
        fresh.subscribe(channel);
        all.push_back(std::move(fresh.heard()));
    }
    return all;
}

} // namespace auktiva::bench
