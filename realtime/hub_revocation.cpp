#include "realtime/hub.hpp"

#include <algorithm>

// Taking back what was granted. Whoever was granted anything is found by his name: an auction that goes takes
// its members' leave to listen to each of its items.
namespace auktiva::realtime {

namespace {

constexpr protocol::subscription_refusal withdrawn{"AuthError", "access withdrawn", 403};

std::vector<std::shared_ptr<socket>> held(std::span<socket* const> sockets)
{
    std::vector<std::shared_ptr<socket>> all;
    for (auto* const each : sockets)
        all.push_back(each->shared_from_this());
    return all;
}

bool is_owned_by(socket& which, std::string_view user)
{
    auto const& owner = which.subscriber().owner;
    return owner && owner->user == user;
}

} // namespace

void hub::revoke(std::string_view user, std::string_view channel)
{
    for (auto* const each : sockets_of(user))
    {
        each->subscriber().pending_grants.remove_if(
            [&](realtime::grant const& waiting)
            { return waiting.who.user == user && waiting.channel == channel; }
        );
        if (is_owned_by(*each, user) && leave(*each, channel))
            refuse(*each, channel, withdrawn);
    }
}

void hub::revoke_session(std::string_view session)
{
    for (auto const& [id, each] : live_)
        each->subscriber().pending_grants.remove_if([&](realtime::grant const& waiting)
                                                    { return waiting.who.session == session; });
    end(choose(
            [=](socket& each)
            {
                auto const& owner = each.subscriber().owner;
                return owner && owner->session == session;
            }
        ),
        close_code::unauthorized);
}

void hub::revoke_user(std::string_view user)
{
    auto const his = held(sockets_of(user));
    for (auto const& each : his)
        each->subscriber().pending_grants.remove_if([&](realtime::grant const& waiting)
                                                    { return waiting.who.user == user; });
    for (auto const& each : his)
        if (is_owned_by(*each, user))
            each->refuse(close_code::unauthorized, reason(close_code::unauthorized));
}

void hub::terminate(app const& of, std::string_view user, close_code code)
{
    auto const& home = directory_.of(of);
    end(held(home.signed_in.at(user)), code);
    if (of.builtin)
        for (auto const& each : held(sockets_of(user)))
            if (is_owned_by(*each, user))
                each->refuse(code, reason(code));
}

bool hub::is_connected(std::string_view user) const
{
    return std::ranges::any_of(sockets_of(user), [&](socket* each) { return is_owned_by(*each, user); });
}

} // namespace auktiva::realtime
