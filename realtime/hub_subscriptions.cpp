#include "auth/signature.hpp"
#include "realtime/hub.hpp"

#include <boost/json/serialize.hpp>

#include <utility>

namespace auktiva::realtime {

namespace {

using refusal = protocol::subscription_refusal;

constexpr std::size_t max_subscriptions = 100;
/// A resumption that big would have the slow reader cut, come back, and ask for it again for ever.
constexpr std::size_t max_resumption = 128 * 1024;
/// Up to so many subscribers each change of their number is told, beyond only now and then.
constexpr std::size_t counted_at_once = 100;
constexpr std::int64_t count_interval = 5'000;
/// Pusher's limit for the id of a presence channel's member.
constexpr std::size_t max_member_id = 128;

constexpr refusal name_too_long{"LimitReached", "channel name too long", 4009};
constexpr refusal name_invalid{"AuthError", "invalid channel name", 4009};
constexpr refusal not_this_user{"AuthError", "not signed in as this user", 403};
constexpr refusal too_many_channels{"LimitReached", "too many channels", 4100};
constexpr refusal too_fast{"LimitReached", "too many subscriptions at once", 4301};
constexpr refusal wrong_signature{"AuthError", "invalid signature", 401};
constexpr refusal not_granted{"AuthError", "not granted", 403};
constexpr refusal no_member{"AuthError", "channel_data names no user_id, and nobody is signed in", 401};
constexpr refusal member_too_big{"LimitReached", "member too big", 4301};
constexpr refusal too_many_members{"LimitReached", "too many members", 4100};

bool well_signed(socket& from, protocol::subscribe const& wish)
{
    auto text = from.id() + ':' + wish.channel;
    if (wish.channel_data)
        text += ':' + *wish.channel_data;
    auto const& of = *from.of();
    return auth::equal_constant_time(wish.auth, of.key + ':' + auth::hmac_sha256_hex(of.secret, text));
}

/// Who joins: as the channel's data says, else as who signed in.
std::optional<member> member_of(socket& from, protocol::subscribe const& wish)
{
    if (wish.channel_data)
        return read_member(*wish.channel_data);
    auto const& user = from.subscriber().signed_in;
    if (!user)
        return std::nullopt;
    return member{user->id, boost::json::serialize(boost::json::string_view{user->id}), user->info_json};
}

std::size_t total_bytes(std::vector<frame> const& frames)
{
    std::size_t bytes = 0;
    for (auto const& each : frames)
        bytes += each->size();
    return bytes;
}

} // namespace

void hub::on_message(socket& from, protocol::subscribe const& wish)
{
    auto& home = *from.subscriber().home;
    if (!from.subscriber().subscribing.take(now_))
        return refuse(from, wish.channel, too_fast);
    if (auto const* const channel = home.find(wish.channel); channel && channel->has(from))
        return confirm(from, *channel);
    if (auto const wrong = judge(from, wish))
        return refuse(from, wish.channel, *wrong);
    if (owns(home.app, wish.channel))
        return subscribe_own(from, wish.channel);
    if (kind_of(wish.channel) == channel_kind::presence)
        return subscribe_as_member(from, wish);
    subscribe(from, wish.channel);
}

std::optional<refusal> hub::judge(socket& from, protocol::subscribe const& wish) const
{
    auto const kind = kind_of(wish.channel);
    auto const& user = from.subscriber().signed_in;
    if (kind == channel_kind::user)
        return user && user->id == user_of(wish.channel) ? std::nullopt : std::optional{not_this_user};
    auto const longest = from.of()->limits.channel_name;
    if (wish.channel.size() > longest)
        return name_too_long;
    if (!valid_channel_name(wish.channel, longest))
        return name_invalid;
    if (from.subscriber().seats.size() >= max_subscriptions)
        return too_many_channels;
    auto const needs_signature = kind != channel_kind::open || owns(*from.of(), wish.channel);
    return needs_signature && !well_signed(from, wish) ? std::optional{wrong_signature} : std::nullopt;
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

void hub::subscribe_as_member(socket& who, protocol::subscribe const& wish)
{
    auto const as = member_of(who, wish);
    if (!as)
        return refuse(who, wish.channel, no_member);
    auto& home = *who.subscriber().home;
    if (auto const wrong = judge_member(home.find(wish.channel), home.app.limits, *as))
        return refuse(who, wish.channel, *wrong);
    subscribe(who, wish.channel, as);
}

/// Another tab of somebody who is there takes no room.
std::optional<refusal> hub::judge_member(channel const* at, app_limits const& within, member const& who) const
{
    if (who.id.size() > max_member_id || who.info_json.size() > within.presence_member_bytes)
        return member_too_big;
    auto const is_there = at && at->roster().has(who.id);
    auto const there = at ? at->roster().size() : 0;
    return !is_there && there >= within.presence_members ? std::optional{too_many_members} : std::nullopt;
}

void hub::subscribe(socket& who, std::string_view name, std::optional<member> as)
{
    auto& home = *who.subscriber().home;
    auto& joined = home.find_or_make(name);
    if (joined.kind() != channel_kind::open)
        who.subscriber().prove_by = 0;
    auto const change = joined.join(who, std::move(as));
    confirm(who, joined);
    if (change.of_occupancy)
        tell(home, {.what = occasion::kind::channel_occupied, .channel = joined.name()});
    if (change.of_roster)
    {
        deliver(home, name, make_text_frame(protocol::member_added(name, *change.of_roster)), who.id());
        tell(
            home,
            {.what = occasion::kind::member_added, .channel = joined.name(), .user_id = change.of_roster->id}
        );
    }
    if (is_cache(name))
        send_cached(who, joined);
    count_subscribers(home, joined);
}

void hub::confirm(socket& who, channel const& joined)
{
    auto const data = joined.kind() == channel_kind::presence ? joined.roster().to_json() : "{}";
    who.send(make_text_frame(protocol::subscription_succeeded(joined.name(), data)));
}

void hub::send_cached(socket& who, channel& joined)
{
    auto& home = *who.subscriber().home;
    if (auto const* const last = home.cached.find(joined.name(), now_))
        return who.send(last->bytes);
    who.send(make_text_frame(protocol::cache_miss(joined.name())));
    if (!std::exchange(joined.miss_told, true))
        tell(home, {.what = occasion::kind::cache_miss, .channel = joined.name()});
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
    leave(from, wish.channel);
}

/// False if it was not there.
bool hub::leave(socket& who, std::string_view name)
{
    auto* const channel = who.subscriber().home->find(name);
    if (!channel || !channel->has(who))
        return false;
    leave(who, *channel);
    return true;
}

void hub::leave(socket& who, channel& left)
{
    auto& home = *who.subscriber().home;
    auto const change = left.leave(who);
    if (change.of_roster)
    {
        if (!draining_)
            deliver(
                home, left.name(), make_text_frame(protocol::member_removed(left.name(), *change.of_roster))
            );
        tell(
            home,
            {.what = occasion::kind::member_removed, .channel = left.name(), .user_id = change.of_roster->id}
        );
    }
    if (!change.of_occupancy)
        return count_subscribers(home, left);
    tell(home, {.what = occasion::kind::channel_vacated, .channel = left.name()});
    home.channels.erase(home.channels.find(left.name()));
}

void hub::count_subscribers(tenant& home, channel& changed)
{
    auto const kind = changed.kind();
    if (!home.app.subscription_counts || draining_ || kind == channel_kind::presence ||
        kind == channel_kind::user)
        return;
    changed.count_changed = true;
    if (changed.size() <= counted_at_once || now_ >= changed.counted_at + count_interval)
        tell_count(home, changed);
}

void hub::tell_count(tenant& home, channel& changed)
{
    changed.count_changed = false;
    changed.counted_at = now_;
    auto const count = changed.size();
    deliver(home, changed.name(), make_text_frame(protocol::subscription_count(changed.name(), count)));
    tell(
        home,
        {.what = occasion::kind::subscription_count, .channel = changed.name(), .subscription_count = count}
    );
}

} // namespace auktiva::realtime
