#pragma once

#include "realtime/tenant.hpp"

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva::realtime {

/// The apps and what is kept for each.
class directory
{
public:
    /// Throws std::invalid_argument unless one of them is built in.
    explicit directory(std::vector<app> apps);

    app const* app_by_id(std::string_view id) const;
    app const* app_by_key(std::string_view key) const;

    /// Apps are known by their address: sockets and callers hold those given out here.
    tenant& of(app const& which);
    tenant const& of(app const& which) const;
    tenant& builtin() { return *builtin_; }
    tenant const& builtin() const { return *builtin_; }
    std::deque<tenant>& tenants() { return tenants_; }
    std::deque<tenant> const& tenants() const { return tenants_; }

    /// Over all apps.
    std::size_t subscription_count() const;

private:
    /// They stay where they are.
    std::deque<tenant> tenants_;
    tenant* builtin_ = nullptr;
};

} // namespace auktiva::realtime
