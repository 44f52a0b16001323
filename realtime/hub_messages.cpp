#include "auth/signature.hpp"
#include "realtime/channel_name.hpp"
#include "realtime/hub.hpp"

#include <boost/json/serialize.hpp>

#include <utility>
#include <variant>

namespace auktiva::realtime {

namespace {

using refusal = protocol::subscription_refusal;

constexpr std::size_t max_subscriptions = 100;
constexpr int max_malformed_messages = 5;
/// A resumption that big would have the slow reader cut, come back, and ask for it again for ever.
constexpr std::size_t max_resumption = 128 * 1024;

constexpr refusal name_too_long{"LimitReached", "channel name too long", 4009};
constexpr refusal name_invalid{"AuthError", "invalid channel name", 4009};
constexpr refusal not_supported{"AuthError", "channel type not supported", 403};
constexpr refusal too_many_channels{"LimitReached", "too many channels", 4100};
constexpr refusal too_fast{"LimitReached", "too many subscriptions at once", 4301};
constexpr refusal wrong_signature{"AuthError", "invalid signature", 401};
constexpr refusal not_granted{"AuthError", "not granted", 403};

bool well_signed(socket& from, protocol::subscribe const& wish)
{
    auto text = from.id() + ':' + wish.channel;
    if (wish.channel_data)
        text += ':' + *wish.channel_data;
    auto const& of = *from.of();
    return auth::equal_constant_time(wish.auth, of.key + ':' + auth::hmac_sha256_hex(of.secret, text));
}

bool about_subscriptions(protocol::message const& message)
{
    return std::holds_alternative<protocol::subscribe>(message) ||
           std::holds_alternative<protocol::unsubscribe>(message);
}

std::size_t total_bytes(std::vector<frame> const& frames)
{
    std::size_t bytes = 0;
    for (auto const& each : frames)
        bytes += each->size();
    return bytes;
}

} // namespace

void hub::on_text(socket& from, std::string_view text, std::int64_t now)
{
    now_ = now;
    ++counters_.messages_in;
    auto const message = protocol::parse(text);
    auto& subscriber = from.subscriber();
    if (!about_subscriptions(message) && !subscriber.talking.take(now))
    {
        ++counters_.refusals["too many messages"];
        return from.send(make_text_frame(protocol::error(4301, "too many messages")));
    }
    std::visit([&](auto const& said) { on_message(from, said); }, message);
}

void hub::on_message(socket& from, protocol::ping)
{
    static frame const answer = make_text_frame(protocol::pong_message());
    from.send(answer);
}

void hub::on_message(socket& from, protocol::subscribe const& wish)
{
    if (!from.subscriber().subscribing.take(now_))
        return refuse(from, wish.channel, too_fast);
    if (directory_.joined(from, wish.channel))
        return from.send(make_text_frame(protocol::subscription_succeeded(wish.channel)));
    if (auto const wrong = judge(from, wish))
        return refuse(from, wish.channel, *wrong);
    if (owns(*from.of(), wish.channel))
        return subscribe_own(from, wish.channel);
    subscribe(from, wish.channel);
}

std::optional<refusal> hub::judge(socket& from, protocol::subscribe const& wish) const
{
    if (wish.channel.size() > max_channel_name)
        return name_too_long;
    if (!valid_channel_name(wish.channel))
        return name_invalid;
    if (from.subscriber().seats.size() >= max_subscriptions)
        return too_many_channels;
    switch (kind_of(wish.channel))
    {
    case channel_kind::open:
        return owns(*from.of(), wish.channel) && !well_signed(from, wish) ? std::optional{wrong_signature}
                                                                          : std::nullopt;
    case channel_kind::restricted:
        return well_signed(from, wish) ? std::nullopt : std::optional{wrong_signature};
    case channel_kind::encrypted:
    case channel_kind::presence:
        break;
    }
    return not_supported;
}

void hub::subscribe_own(socket& who, std::string_view name)
{
    auto& subscriber = who.subscriber();
    auto const granted = subscriber.pending_grants.take(name, subscriber.owner, now_);
    if (!granted)
        return refuse(who, name, not_granted);
    subscriber.owner = granted->who;
    subscribe(who, name);
    resume(who, *granted);
}

void hub::subscribe(socket& who, std::string_view name)
{
    directory_.join(who, name);
    who.send(make_text_frame(protocol::subscription_succeeded(name)));
}

void hub::resume(socket& who, realtime::grant const& granted)
{
    if (!granted.seen)
        return;
    auto const same_log = granted.epoch.empty() || granted.epoch == epoch_;
    auto const missed = same_log ? log_.after(granted.channel, *granted.seen) : std::nullopt;
    if (!missed || who.queued_bytes() + total_bytes(*missed) > max_resumption)
        return who.send(reset_frame(granted.channel));
    for (auto const& each : *missed)
        who.send(each);
}

frame hub::reset_frame(std::string_view channel) const
{
    auto const data = R"({"seq":)" + std::to_string(log_.head(channel)) + R"(,"epoch":)" +
                      boost::json::serialize(boost::json::string_view{epoch_}) + '}';
    return make_text_frame(protocol::event(channel, "sync:reset", data));
}

void hub::refuse(socket& who, std::string_view channel, refusal const& why)
{
    ++counters_.refusals[why.error];
    who.send(make_text_frame(protocol::subscription_error(channel, why)));
}

void hub::on_message(socket& from, protocol::unsubscribe const& wish)
{
    // Never refused: the name is given up even by those who talk too much.
    directory_.leave(from, wish.channel);
}

void hub::on_message(socket& from, protocol::client_event const& event)
{
    // Off: nothing a client says may pass for what was committed here.
    constexpr std::string_view why = "client events are not enabled";
    ++counters_.refusals[why];
    from.send(make_text_frame(protocol::error(4301, why, event.channel)));
}

void hub::on_message(socket& from, protocol::malformed)
{
    ++counters_.malformed_messages;
    if (++from.subscriber().malformed_messages > max_malformed_messages)
        return from.refuse(close_code::unauthorized, "too many malformed messages");
    from.send(make_text_frame(protocol::error(std::nullopt, "malformed message")));
}

} // namespace auktiva::realtime
