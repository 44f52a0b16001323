#include "auth/signature.hpp"
#include "realtime/hub.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <utility>

// Who is at the other end of a socket, and who hears of his coming and going.
namespace auktiva::realtime {

namespace json = boost::json;

namespace {

constexpr std::size_t max_watched = 100;

bool well_signed(app const& of, std::string_view socket_id, protocol::signin const& wish)
{
    auto const text = std::string{socket_id} + "::user::" + wish.user_data;
    return auth::equal_constant_time(wish.auth, of.key + ':' + auth::hmac_sha256_hex(of.secret, text));
}

struct read_user
{
    signed_in_user who;
    bool watches_too_many;
};

/// Nothing unless the data is an object with an `id` that pusher-js would take as well.
std::optional<read_user> read(std::string_view user_data)
{
    json::error_code failed;
    auto const value = json::parse({user_data.data(), user_data.size()}, failed, {}, {.max_depth = 16});
    auto const* const told = failed ? nullptr : value.if_object();
    auto const* const id = told ? told->if_contains("id") : nullptr;
    if (!id || !id->is_string() || !valid_user_id(id->get_string()))
        return std::nullopt;
    auto const* const info = told->if_contains("user_info");
    read_user user{{std::string{id->get_string()}, info ? json::serialize(*info) : "{}", {}}, false};
    if (auto const* const list = told->if_contains("watchlist"); list && list->is_array())
        for (auto const& each : list->get_array())
            if (each.is_string() && valid_user_id(each.get_string()))
                user.who.watches.emplace_back(each.get_string());
    auto& watches = user.who.watches;
    std::ranges::sort(watches);
    watches.erase(std::unique(watches.begin(), watches.end()), watches.end());
    user.watches_too_many = watches.size() > max_watched;
    watches.resize(std::min(watches.size(), max_watched));
    return user;
}

} // namespace

void hub::on_message(socket& from, protocol::signin const& wish)
{
    auto& subscriber = from.subscriber();
    auto const refuse_for = [&](std::string_view why) { from.refuse(close_code::unauthorized, why); };
    if (!well_signed(subscriber.home->app, from.id(), wish))
        return refuse_for("invalid signature of the sign-in");
    auto user = read(wish.user_data);
    if (!user)
        return refuse_for("user_data has no id");
    if (subscriber.signed_in && subscriber.signed_in->id != user->who.id)
        return refuse_for("somebody else is signed in");
    if (subscriber.home->app.builtin && !subscriber.signed_in)
    {
        // Of the house's users, signing in is a grant like any other: found when it is taken back.
        auto const channel = user_channel(user->who.id);
        auto const granted = subscriber.pending_grants.take(channel, subscriber.owner, now_);
        if (!granted)
            return refuse_for("the sign-in was not granted");
        subscriber.owner = granted->who;
    }
    from.send(make_text_frame(protocol::signin_success(wish.user_data)));
    if (!subscriber.signed_in)
        sign_in(from, std::move(user->who), user->watches_too_many);
}

void hub::sign_in(socket& who, signed_in_user user, bool watches_too_many)
{
    auto& subscriber = who.subscriber();
    auto& home = *subscriber.home;
    subscriber.prove_by = 0;
    subscriber.signed_in = std::make_unique<signed_in_user>(std::move(user));
    auto const& [id, info, watches] = *subscriber.signed_in;
    auto const is_first = home.signed_in.add(id, who);
    if (watches_too_many)
        who.send(make_text_frame(protocol::error(4302, "the watch-list has more than 100 users")));
    if (is_first)
        tell_watchers(home, id, true);
    std::vector<std::string> online;
    std::vector<std::string> offline;
    for (auto const& each : watches)
    {
        home.watching.add(each, who);
        (home.signed_in.at(each).empty() ? offline : online).push_back(each);
    }
    if (!watches.empty())
        who.send(make_text_frame(protocol::watchlist_events(online, offline)));
}

void hub::sign_out(socket& who)
{
    auto& home = *who.subscriber().home;
    auto const user = std::exchange(who.subscriber().signed_in, nullptr);
    for (auto const& each : user->watches)
        home.watching.remove(each, who);
    if (home.signed_in.remove(user->id, who))
        tell_watchers(home, user->id, false);
}

void hub::tell_watchers(tenant& home, std::string_view user, bool is_online)
{
    auto const watchers = home.watching.at(user);
    if (watchers.empty() || draining_)
        return;
    std::vector<std::string> const who{std::string{user}};
    auto const told = make_text_frame(
        is_online ? protocol::watchlist_events(who, {}) : protocol::watchlist_events({}, who)
    );
    for (auto* const each : watchers)
        each->send(told);
}

} // namespace auktiva::realtime
