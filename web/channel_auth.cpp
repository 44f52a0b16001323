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

/// What the page has seen of its channels, from its form field `seen`: a JSON map of channel to seq.
boost::json::object read_seen(std::string_view text)
{
    boost::system::error_code error;
    auto const parsed = boost::json::parse(text, error);
    return !error && parsed.is_object() ? parsed.get_object() : boost::json::object{};
}

std::optional<std::uint64_t> seen_in(boost::json::object const& seen, std::string_view channel)
{
    boost::system::error_code error;
    auto const* seq = seen.if_contains(channel);
    if (!seq || !seq->is_number())
        return std::nullopt;
    auto const number = seq->to_number<std::uint64_t>(error);
    return error ? std::nullopt : std::optional{number};
}

/// The token that the app's secret makes of a text.
std::string sign(realtime::app const& with, std::string_view text)
{
    return with.key + ':' + auth::hmac_sha256_hex(with.secret, text);
}

problem not_valid(std::string message)
{
    return refusals::bad_request("E_BAD_CHANNEL_AUTH", std::move(message));
}

/// The members, where realtime is on, somebody is signed in and the socket's id is one; else refuses.
std::optional<body> asked_by_socket(call& what)
{
    if (!what.use.hub && !what.use.outside)
        what.refuse({refusal::unavailable, "E_REALTIME_DISABLED", "Realtime is disabled"});
    else if (what.viewer.text.empty())
        what.refuse(refusals::not_signed_in());
    else if (auto members = what.members())
    {
        if (is_socket_id(members->text("socket_id")))
            return members;
        what.refuse(not_valid("socket_id must be digits, a dot and digits"));
    }
    return std::nullopt;
}

/// A socket that is not here gets no grant, so its signature opens nothing; a server outside goes by it
/// alone.
void let_in(realtime::hub* hub, realtime::grant who)
{
    if (hub)
        static_cast<void>(hub->grant(std::move(who)));
}

/// Judges subscriptions of one socket and signs those it allows.
class authorization
{
public:
    authorization(call const& what, body const& members)
        : of_{what}
        , socket_id_{members.text("socket_id")}
        , seen_{read_seen(members.text("seen"))}
        , epoch_{members.text("epoch")}
    {
    }

    /// The signature; leaves the grant that makes it worth something.
    result<std::string> allow(std::string const& channel) const
    {
        if (!realtime::valid_channel_name(channel))
            return not_valid("channel_name must be the name of a channel");
        if (!of_.use.people.may_hear(of_.viewer, channel))
            return refusals::forbidden("E_CHANNEL_FORBIDDEN", "You may not listen to this channel");
        let_in(
            of_.use.hub, {.socket_id = socket_id_,
                          .channel = channel,
                          .who = {of_.viewer.text, of_.session},
                          .seen = seen_in(seen_, channel),
                          .epoch = epoch_}
        );
        return sign(of_.use.settings.apps.front(), socket_id_ + ':' + channel);
    }

private:
    call const& of_;
    std::string socket_id_;
    boost::json::object seen_;
    std::string epoch_;
};

void write_verdict(json_writer& json, result<std::string> const& verdict)
{
    json.member("status", verdict ? 200 : status_of(verdict.error()));
    if (verdict)
        json.object("data", [&] { json.member("auth", *verdict); });
}

} // namespace

void authorize_channel(call_ptr call)
{
    auto const members = asked_by_socket(*call);
    if (!members)
        return;
    authorization const judge{*call, *members};
    auto const channels = members->texts("channel_name");
    if (!members->is_list("channel_name"))
    {
        auto const verdict = judge.allow(channels.front());
        if (!verdict)
            return call->refuse(verdict.error());
        return call->answer(object_answer(200, [&](json_writer& json) { json.member("auth", *verdict); }));
    }
    call->answer(object_answer(
        200,
        [&](json_writer& json)
        {
            for (auto const& channel : channels)
                json.object(channel, [&] { write_verdict(json, judge.allow(channel)); });
        }
    ));
}

void authenticate_user(call_ptr call)
{
    auto const members = asked_by_socket(*call);
    if (!members)
        return;
    auto const socket_id = members->text("socket_id");
    std::string user_data;
    json_writer data{user_data};
    data.object([&] { data.member("id", call->viewer.text); });
    let_in(
        call->use.hub, {.socket_id = socket_id,
                        .channel = realtime::user_channel(call->viewer.text),
                        .who = {call->viewer.text, call->session},
                        .seen = std::nullopt,
                        .epoch = {}}
    );
    auto const signature = sign(call->use.settings.apps.front(), socket_id + "::user::" + user_data);
    call->answer(object_answer(
        200,
        [&](json_writer& json)
        {
            json.member("auth", signature);
            json.member("user_data", user_data);
        }
    ));
}

} // namespace auktiva::web
