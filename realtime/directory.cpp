#include "realtime/directory.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace auktiva::realtime {

namespace {

template <class Tenants>
auto& tenant_of(Tenants& tenants, app const& which)
{
    auto const found = std::ranges::find(tenants, &which, [](tenant const& each) { return &each.app; });
    if (found == tenants.end())
        throw std::logic_error("an app of another directory");
    return *found;
}

app const* find_app(std::deque<tenant> const& tenants, std::string app::*text, std::string_view value)
{
    auto const found =
        std::ranges::find(tenants, value, [text](tenant const& each) { return each.app.*text; });
    return found == tenants.end() ? nullptr : &found->app;
}

} // namespace

directory::directory(std::vector<app> apps)
{
    for (auto& each : apps)
        tenants_.emplace_back(std::move(each));
    auto const home = std::ranges::find_if(tenants_, [](tenant const& each) { return each.app.builtin; });
    if (home == tenants_.end())
        throw std::invalid_argument("no app is built in");
    builtin_ = &*home;
}

app const* directory::app_by_id(std::string_view id) const
{
    return find_app(tenants_, &app::id, id);
}

app const* directory::app_by_key(std::string_view key) const
{
    return find_app(tenants_, &app::key, key);
}

tenant& directory::of(app const& which)
{
    return tenant_of(tenants_, which);
}

tenant const& directory::of(app const& which) const
{
    return tenant_of(tenants_, which);
}

std::size_t directory::subscription_count() const
{
    std::size_t count = 0;
    for (auto const& each : tenants_)
        for (auto const& [name, channel] : each.channels)
            count += channel.size();
    return count;
}

} // namespace auktiva::realtime
