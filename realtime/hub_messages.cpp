#include "realtime/hub.hpp"
#include "realtime/overloaded.hpp"

#include <boost/json/serialize.hpp>

#include <utility>
#include <variant>

// What clients say, and what is nobody's business but the hub's own: pings, client events, rubbish.
namespace auktiva::realtime {

namespace {

constexpr int max_malformed_messages = 5;

/// What subscribers get for `data` when it is written as text.
std::string as_text(boost::json::value const& data)
{
    return data.is_string() ? std::string{data.get_string()} : boost::json::serialize(data);
}

} // namespace

void hub::on_text(socket& from, std::string_view text, std::int64_t now)
{
    now_ = now;
    ++counters_.messages_in;
    auto& subscriber = from.subscriber();
    auto& home = *subscriber.home;
    ++home.traffic.messages_in;
    auto const message = protocol::parse(text);
    auto const may_speak = std::visit(
        overloaded{
            // These have limits of their own.
            [](protocol::subscribe const&) { return true; },
            [](protocol::unsubscribe const&) { return true; },
            [&](protocol::client_event const&)
            {
                return home.app.client_events
                           ? subscriber.client_events.take(home.app.limits.client_events_per_second, 1, now)
                           : subscriber.talking.take(now);
            },
            [&](auto const&) { return subscriber.talking.take(now); },
        },
        message
    );
    if (may_speak)
        return std::visit([&](auto const& said) { on_message(from, said); }, message);
    ++counters_.refusals["too many messages"];
    auto const* const event = std::get_if<protocol::client_event>(&message);
    from.send(make_text_frame(protocol::error(
        4301, "too many messages", event ? std::string_view{event->channel} : std::string_view{}
    )));
}

void hub::on_message(socket& from, protocol::ping)
{
    static frame const answer = make_text_frame(protocol::pong_message());
    from.send(answer);
}

void hub::on_message(socket& from, protocol::client_event const& event)
{
    auto& home = *from.subscriber().home;
    if (auto const* const why = fault_of(from, event))
    {
        ++counters_.refusals[why];
        return from.send(make_text_frame(protocol::error(4301, why, event.channel)));
    }
    auto const& channel = *home.find(event.channel);
    auto const* const who = channel.known_as(from);
    deliver(home, event.channel, make_text_frame(protocol::relayed_event(event, who)), from.id());
    tell(
        home, {.what = occasion::kind::client_event,
               .channel = event.channel,
               .user_id = who ? who->id : std::string{},
               .event = event.event,
               .data = as_text(event.data),
               .socket_id = from.id()}
    );
}

/// Why a client may not say this to the others; nullptr if it may.
char const* hub::fault_of(socket& from, protocol::client_event const& event)
{
    auto& home = *from.subscriber().home;
    auto const& limits = home.app.limits;
    if (!home.app.client_events)
        return "client events are not enabled";
    // Nothing a client says may pass for what was committed here.
    if (owns(home.app, event.channel))
        return "client events are not for this channel";
    auto const kind = kind_of(event.channel);
    if (kind != channel_kind::restricted && kind != channel_kind::presence)
        return "client events are for private and presence channels";
    auto const* const channel = home.find(event.channel);
    if (!channel || !channel->has(from))
        return "client events are for subscribers of the channel";
    if (event.event.size() > limits.event_name)
        return "event name too long";
    return as_text(event.data).size() > limits.event_bytes ? "event data too long" : nullptr;
}

void hub::on_message(socket& from, protocol::malformed)
{
    ++counters_.malformed_messages;
    if (++from.subscriber().malformed_messages > max_malformed_messages)
        return from.refuse(close_code::unauthorized, "too many malformed messages");
    from.send(make_text_frame(protocol::error(std::nullopt, "malformed message")));
}

} // namespace auktiva::realtime
