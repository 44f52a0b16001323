#include "auction/channel.hpp"
#include "auth/signature.hpp"
#include "realtime/channel_name.hpp"
#include "web/handlers.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>

namespace auktiva::web {

namespace {

/// "digits.digits", as Pusher's libraries insist.
bool is_socket_id(std::string_view text)
{
    auto const dot = text.find('.');
    auto const digits = [](std::string_view part)
    { return !part.empty() && std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; }); };
    return dot != std::string_view::npos && digits(text.substr(0, dot)) && digits(text.substr(dot + 1));
}

/// What the page has seen of the channel, from its form field `seen`: a JSON map of channel to seq.
std::optional<std::uint64_t> read_seen(std::string_view text, std::string_view channel)
{
    boost::system::error_code error;
    auto const parsed = boost::json::parse(text, error);
    if (error || !parsed.is_object())
        return std::nullopt;
    auto const* seq = parsed.get_object().if_contains(channel);
    if (!seq || !seq->is_number())
        return std::nullopt;
    return seq->to_number<std::uint64_t>(error);
}

} // namespace

void authorize_channel(call_ptr call)
{
    auto* hub = call->use.hub;
    if (!hub)
        return call->refuse({refusal::unavailable, "E_REALTIME_DISABLED", "Realtime is disabled"});
    if (call->viewer.text.empty())
        return call->refuse(refusals::not_signed_in());
    auto members = call->members();
    if (!members)
        return;
    auto const socket_id = members->text("socket_id");
    auto const channel = members->text("channel_name");
    if (!is_socket_id(socket_id) || !realtime::valid_channel_name(channel))
        return call->refuse(
            refusals::bad_request("E_BAD_CHANNEL_AUTH", "socket_id and channel_name must be valid")
        );
    if (!call->use.people.may_hear(call->viewer, channel))
        return call->refuse(refusals::forbidden("E_CHANNEL_FORBIDDEN", "You may not listen to this channel"));

    auto const seen = members->optional_text("seen");
    // A socket that is not here gets no grant, so its signature opens nothing.
    static_cast<void>(hub->grant(
        {.socket_id = socket_id,
         .channel = channel,
         .who = {call->viewer.text, call->session},
         .seen = seen ? read_seen(*seen, channel) : std::nullopt,
         .epoch = members->text("epoch")}
    ));
    auto const& app = call->use.settings.apps.front();
    auto const signature = auth::hmac_sha256_hex(app.secret, socket_id + ':' + channel);
    call->answer(
        object_answer(200, [&](json_writer& json) { json.member("auth", app.key + ':' + signature); })
    );
}

} // namespace auktiva::web
