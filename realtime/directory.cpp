#include "realtime/directory.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace auktiva::realtime {

directory::directory(std::vector<app> apps)
{
    tenants_.reserve(apps.size());
    for (auto& each : apps)
        tenants_.push_back({std::move(each)});
    auto const home = std::ranges::find_if(tenants_, [](tenant const& each) { return each.app.builtin; });
    if (home == tenants_.end())
        throw std::invalid_argument("no app is built in");
    builtin_ = &home->app;
}

/// Apps are known by their address: sockets and callers hold those given out here.
template <class Tenants>
auto& directory::tenant_of(Tenants& tenants, app const& of)
{
    auto const found = std::ranges::find(tenants, &of, [](tenant const& each) { return &each.app; });
    if (found == tenants.end())
        throw std::logic_error("an app of another directory");
    return *found;
}

app const* directory::app_by_id(std::string_view id) const
{
    auto const found = std::ranges::find(tenants_, id, [](tenant const& each) { return each.app.id; });
    return found == tenants_.end() ? nullptr : &found->app;
}

app const* directory::app_by_key(std::string_view key) const
{
    auto const found = std::ranges::find(tenants_, key, [](tenant const& each) { return each.app.key; });
    return found == tenants_.end() ? nullptr : &found->app;
}

channel const* directory::find(app const& of, std::string_view name) const
{
    auto const& channels = tenant_of(tenants_, of).channels;
    auto const found = channels.find(name);
    return found == channels.end() ? nullptr : &found->second;
}

std::vector<occupied_channel> directory::occupied(app const& of, std::string_view prefix) const
{
    std::vector<occupied_channel> found;
    for (auto const& [name, channel] : tenant_of(tenants_, of).channels)
        if (name.starts_with(prefix))
            found.push_back({name, channel.size()});
    std::ranges::sort(found, {}, &occupied_channel::name);
    return found;
}

std::size_t directory::subscription_count() const
{
    std::size_t count = 0;
    for (auto const& each : tenants_)
        for (auto const& [name, channel] : each.channels)
            count += channel.size();
    return count;
}

bool directory::joined(socket& who, std::string_view name) const
{
    auto const* const channel = find(*who.of(), name);
    return channel && channel->has(who);
}

void directory::join(socket& who, std::string_view name)
{
    auto& channels = tenant_of(tenants_, *who.of()).channels;
    auto const found = channels.try_emplace(std::string{name}, std::string{name}).first;
    found->second.join(who);
}

bool directory::leave(socket& who, std::string_view name)
{
    auto& channels = tenant_of(tenants_, *who.of()).channels;
    auto const found = channels.find(name);
    if (found == channels.end() || !found->second.has(who))
        return false;
    found->second.leave(who);
    if (found->second.size() == 0)
        channels.erase(found);
    return true;
}

void directory::leave_all(socket& who)
{
    auto& seats = who.subscriber().seats;
    while (!seats.empty())
        leave(who, std::string{seats.back().in->name()});
    seats.shrink_to_fit();
}

} // namespace auktiva::realtime
