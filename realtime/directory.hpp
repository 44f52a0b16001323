#pragma once

#include "realtime/app.hpp"
#include "realtime/channel.hpp"
#include "realtime/socket.hpp"
#include "realtime/text_map.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva::realtime {

struct occupied_channel
{
    std::string name;
    std::size_t subscriptions;
};

/// The apps and the occupied channels of each. A channel exists as long as somebody listens.
class directory
{
public:
    /// Throws std::invalid_argument unless one of them is built in.
    explicit directory(std::vector<app> apps);

    app const* app_by_id(std::string_view id) const;
    app const* app_by_key(std::string_view key) const;
    app const& builtin() const { return *builtin_; }

    channel const* find(app const& of, std::string_view name) const;
    std::vector<occupied_channel> occupied(app const& of, std::string_view prefix) const;
    /// Over all apps.
    std::size_t subscription_count() const;

    bool joined(socket& who, std::string_view name) const;
    void join(socket& who, std::string_view name);
    /// False if it was not there.
    bool leave(socket& who, std::string_view name);
    void leave_all(socket& who);

private:
    struct tenant
    {
        realtime::app app;
        text_map<channel> channels{};
    };

    template <class Tenants>
    static auto& tenant_of(Tenants& tenants, app const& of);

    std::vector<tenant> tenants_;
    app const* builtin_ = nullptr;
};

} // namespace auktiva::realtime
