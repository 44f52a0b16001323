#include "realtime/hub.hpp"

#include "auth/signature.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

namespace auktiva::realtime {

namespace {

constexpr int activity_timeout = 30;

/// A client that does not say speaks version 7, unless it must say.
std::optional<close_code> judge_protocol(std::optional<std::string> const& version, bool strict)
{
    if (!version)
        return strict ? std::optional{close_code::missing_protocol} : std::nullopt;
    int number = 0;
    auto const* const end = version->data() + version->size();
    auto const [rest, failed] = std::from_chars(version->data(), end, number);
    if (failed != std::errc{} || rest != end)
        return close_code::invalid_protocol;
    return number < 5 || number > 7 ? std::optional{close_code::unsupported_protocol} : std::nullopt;
}

/// None of a quota will never do; a quota that is used up may do in a second.
std::optional<close_code> judge_quota(tenant const& home)
{
    auto const& most = home.app.limits.connections;
    if (!most || home.traffic.connected < *most)
        return std::nullopt;
    return *most == 0 ? close_code::over_quota : close_code::over_capacity;
}

} // namespace

hub::hub(hub_settings settings)
    : directory_{std::move(settings.apps)}
    , epoch_{std::move(settings.epoch)}
    , owns_{std::move(settings.owns)}
    , flush_wanted_{std::move(settings.flush_wanted)}
    , on_occasion_{std::move(settings.on_occasion)}
    , capacity_{settings.capacity}
    , strict_protocol_{settings.strict_protocol}
{
}

hub::~hub()
{
    // Whoever holds a socket longer must find it closed, not its keeper gone.
    draining_ = true;
    for (auto const& each : choose([](socket&) { return true; }))
        each->on_broken();
}

std::shared_ptr<socket> hub::open(opening const& wish, std::shared_ptr<transport> to, std::int64_t now)
{
    now_ = now;
    auto const* const of = wish.app_key ? directory_.app_by_key(*wish.app_key) : nullptr;
    auto* const home = of ? &directory_.of(*of) : nullptr;
    auto const wrong = judge(wish, home);
    auto& counted = home ? home->traffic : unclaimed_;
    auto const born = std::make_shared<socket>(
        fresh_socket_id(), of, counted, std::move(to), static_cast<socket_keeper&>(*this)
    );
    born->subscriber().home = home;
    live_.emplace(born->id(), born);
    ++counters_.opened;
    ++counted.opened;
    ++counted.connected;
    if (wrong)
    {
        born->refuse(*wrong, reason(*wrong));
        return born;
    }
    if (of->requires_sign_in)
        born->subscriber().prove_by = now + of->limits.sign_in_wait;
    born->send(make_text_frame(protocol::connection_established(born->id(), activity_timeout)));
    return born;
}

std::optional<close_code> hub::judge(opening const& wish, tenant const* home) const
{
    if (!wish.app_key)
        return close_code::unknown_path;
    if (!home)
        return close_code::unknown_app;
    if (!home->app.enabled)
        return close_code::app_disabled;
    if (home->app.requires_tls && !wish.secure)
        return close_code::tls_only;
    if (!origin_allowed(wish, home->app))
        return close_code::unauthorized;
    if (draining_ || live_.size() >= capacity_)
        return close_code::over_capacity;
    if (auto const full = judge_quota(*home))
        return full;
    return judge_protocol(wish.protocol, strict_protocol_);
}

/// Pages of the house's own app are the house's; others may be anywhere, as far as their app lets them.
bool hub::origin_allowed(opening const& wish, app const& of) const
{
    if (of.builtin)
        return wish.origin_allowed;
    auto const& allowed = of.allowed_origins;
    return wish.origin.empty() || allowed.empty() ||
           std::ranges::any_of(allowed, [&](auto const& one) { return one == "*" || one == wish.origin; });
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
    if (found == live_.end() || found->second->subscriber().home != &directory_.builtin())
        return false;
    auto& subscriber = found->second->subscriber();
    if (subscriber.owner && *subscriber.owner != granted.who)
        return false;
    auto const& user = granted.who.user;
    if (std::ranges::find(subscriber.known_to, user) == subscriber.known_to.end())
    {
        subscriber.known_to.push_back(user);
        by_user_.add(user, *found->second);
    }
    subscriber.pending_grants.add(std::move(granted), now_);
    return true;
}

void hub::flush()
{
    while (!pending_.empty())
    {
        flushing_.swap(pending_);
        for (auto const& each : flushing_)
            each->flush();
        flushing_.clear();
    }
}

void hub::tick(std::int64_t now)
{
    now_ = now;
    for (auto const& [id, each] : live_)
        each->subscriber().pending_grants.expire(now);
    for (auto const& each : choose([now](socket& candidate) { return candidate.overdue(now); }))
        each->watch(now);
    end(choose(
            [now](socket& candidate)
            {
                auto const prove_by = candidate.subscriber().prove_by;
                return prove_by != 0 && now >= prove_by;
            }
        ),
        close_code::unauthorized);
    for (auto& home : directory_.tenants())
    {
        home.cached.expire(now);
        if (home.app.subscription_counts)
            for (auto& [name, each] : home.channels)
                if (each.count_changed)
                    count_subscribers(home, each);
    }
}

void hub::drain(close_code code, std::string_view why)
{
    draining_ = true;
    for (auto const& each : choose([](socket&) { return true; }))
        each->refuse(code, why);
}

/// Chosen first, acted on later: what is done to a socket may remove it from where it is found.
std::vector<std::shared_ptr<socket>> hub::choose(std::function<bool(socket&)> const& chosen) const
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

void hub::end(std::vector<std::shared_ptr<socket>> const& which, close_code code)
{
    for (auto const& each : which)
        each->refuse(code, reason(code));
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
    auto& subscriber = from.subscriber();
    auto& counted = subscriber.home ? subscriber.home->traffic : unclaimed_;
    ++counted.closed;
    --counted.connected;
    while (!subscriber.seats.empty())
        leave(from, *subscriber.seats.back().in);
    if (subscriber.signed_in)
        sign_out(from);
    for (auto const& user : subscriber.known_to)
        by_user_.remove(user, from);
    subscriber = {};
    auto const left = live_.extract(from.id());
    closing_.insert(left.mapped());
}

void hub::on_closed(socket& from)
{
    closing_.erase(from.shared_from_this());
}

} // namespace auktiva::realtime
