#include "realtime/hub.hpp"

#include "auth/signature.hpp"

#include <charconv>
#include <cstring>
#include <utility>

namespace auktiva::realtime {

namespace {

constexpr int activity_timeout = 30;
constexpr protocol::subscription_refusal withdrawn{"AuthError", "access withdrawn", 403};

/// A client that does not say speaks version 7.
std::optional<close_code> judge_protocol(std::string_view version)
{
    int number = 0;
    auto const* const end = version.data() + version.size();
    auto const [rest, failed] = std::from_chars(version.data(), end, number);
    if (failed != std::errc{} || rest != end)
        return close_code::invalid_protocol;
    return number < 5 || number > 7 ? std::optional{close_code::unsupported_protocol} : std::nullopt;
}

} // namespace

hub::hub(hub_settings settings)
    : directory_{std::move(settings.apps)}
    , epoch_{std::move(settings.epoch)}
    , owns_{std::move(settings.owns)}
    , flush_wanted_{std::move(settings.flush_wanted)}
    , capacity_{settings.capacity}
{
}

hub::~hub()
{
    // Whoever holds a socket longer must find it closed, not its keeper gone.
    for (auto const& each : choose([](socket&) { return true; }))
        each->on_broken();
}

std::shared_ptr<socket> hub::open(opening const& wish, std::shared_ptr<transport> to, std::int64_t now)
{
    now_ = now;
    auto const* const of = wish.app_key ? directory_.app_by_key(*wish.app_key) : nullptr;
    auto const refusal = judge(wish, of);
    auto const born =
        std::make_shared<socket>(fresh_socket_id(), of, std::move(to), static_cast<socket_keeper&>(*this));
    live_.emplace(born->id(), born);
    ++counters_.opened;
    if (refusal)
        born->refuse(*refusal, reason(*refusal));
    else
        born->send(make_text_frame(protocol::connection_established(born->id(), activity_timeout)));
    return born;
}

std::optional<close_code> hub::judge(opening const& wish, app const* of) const
{
    if (!wish.app_key)
        return close_code::unknown_path;
    if (!of)
        return close_code::unknown_app;
    if (!of->enabled)
        return close_code::app_disabled;
    if (!wish.origin_allowed)
        return close_code::unauthorized;
    if (draining_ || live_.size() >= capacity_)
        return close_code::over_capacity;
    return judge_protocol(wish.protocol.value_or("7"));
}

std::string hub::fresh_socket_id() const
{
    for (;;)
    {
        std::uint32_t numbers[2];
        std::memcpy(numbers, auth::random_bytes(sizeof numbers).data(), sizeof numbers);
        auto id = std::to_string(numbers[0]) + '.' + std::to_string(numbers[1]);
        if (!live_.contains(id))
            return id;
    }
}

bool hub::grant(realtime::grant granted)
{
    auto const found = live_.find(granted.socket_id);
    if (found == live_.end() || !found->second->of()->builtin)
        return false;
    auto& subscriber = found->second->subscriber();
    if (subscriber.owner && *subscriber.owner != granted.who)
        return false;
    subscriber.pending_grants.add(std::move(granted), now_);
    return true;
}

void hub::load(std::string_view channel, std::string_view event, std::string_view data, std::uint64_t seq)
{
    log_.append(channel, seq, make_text_frame(protocol::event(channel, event, data)));
}

void hub::load_head(std::string_view channel, std::uint64_t head)
{
    log_.set_head(channel, head);
}

void hub::publish(std::string_view channel, std::string_view event, std::string_view data, std::uint64_t seq)
{
    auto const& home = directory_.builtin();
    if (seq == 0 && !directory_.find(home, channel))
        return;
    auto const made = make_text_frame(protocol::event(channel, event, data));
    if (seq > 0)
        log_.append(channel, seq, made);
    deliver(home, channel, made);
}

publish_outcome hub::publish(
    app const& of, std::string_view channel, std::string_view event, std::string_view data,
    std::string_view except
)
{
    if (owns(of, channel))
        return publish_outcome::own_channel;
    if (directory_.find(of, channel))
        deliver(of, channel, make_text_frame(protocol::event(channel, event, data)), except);
    return publish_outcome::published;
}

void hub::reset(std::string_view channel)
{
    log_.forget(channel);
    deliver(directory_.builtin(), channel, reset_frame(channel));
}

void hub::deliver(app const& of, std::string_view channel, frame const& made, std::string_view except)
{
    if (auto const* const listened = directory_.find(of, channel))
        counters_.messages_out += listened->deliver(made, except);
}

void hub::revoke(std::string_view user, std::string_view channel)
{
    for (auto const& [id, each] : live_)
    {
        auto& subscriber = each->subscriber();
        subscriber.pending_grants.remove_if([&](realtime::grant const& waiting)
                                            { return waiting.who.user == user && waiting.channel == channel; }
        );
        auto const his = subscriber.owner && subscriber.owner->user == user;
        if (his && directory_.leave(*each, channel))
            refuse(*each, channel, withdrawn);
    }
}

void hub::revoke_session(std::string_view session)
{
    revoke_if([=](identity const& who) { return who.session == session; });
}

bool hub::is_connected(std::string_view user) const
{
    return std::ranges::any_of(
        live_,
        [&](auto const& each)
        {
            auto const& owner = each.second->subscriber().owner;
            return owner && owner->user == user;
        }
    );
}

void hub::revoke_user(std::string_view user)
{
    revoke_if([=](identity const& who) { return who.user == user; });
}

template <class Revoked>
void hub::revoke_if(Revoked revoked)
{
    for (auto const& [id, each] : live_)
        each->subscriber().pending_grants.remove_if([&](realtime::grant const& waiting)
                                                    { return revoked(waiting.who); });
    auto const theirs = choose(
        [&](socket& each)
        {
            auto const& owner = each.subscriber().owner;
            return owner && revoked(*owner);
        }
    );
    for (auto const& each : theirs)
        each->refuse(close_code::unauthorized, reason(close_code::unauthorized));
}

void hub::flush()
{
    while (!pending_.empty())
        for (auto const& each : std::exchange(pending_, {}))
            each->flush();
}

void hub::tick(std::int64_t now)
{
    now_ = now;
    for (auto const& [id, each] : live_)
        each->subscriber().pending_grants.expire(now);
    for (auto const& each : choose([now](socket& candidate) { return candidate.overdue(now); }))
        each->watch(now);
}

void hub::drain(close_code code, std::string_view why)
{
    draining_ = true;
    for (auto const& each : choose([](socket&) { return true; }))
        each->refuse(code, why);
}

/// Chosen first, acted on later: what is done to a socket may remove it from where it is found.
template <class Chosen>
std::vector<std::shared_ptr<socket>> hub::choose(Chosen chosen) const
{
    std::vector<std::shared_ptr<socket>> found;
    for (auto const& [id, each] : live_)
        if (chosen(*each))
            found.push_back(each);
    for (auto const& each : closing_)
        if (chosen(*each))
            found.push_back(each);
    return found;
}

void hub::on_pending(socket& from)
{
    pending_.push_back(from.shared_from_this());
    if (pending_.size() == 1)
        flush_wanted_();
}

void hub::on_closing(socket& from, std::uint16_t code)
{
    ++counters_.closes[code];
    directory_.leave_all(from);
    from.subscriber() = {};
    auto const left = live_.extract(from.id());
    closing_.insert(left.mapped());
}

void hub::on_closed(socket& from)
{
    closing_.erase(from.shared_from_this());
}

} // namespace auktiva::realtime
