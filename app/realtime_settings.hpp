#pragma once

#include "app/setting.hpp"
#include "realtime/app.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace auktiva::app {

/// The realtime endpoint and its apps.
struct realtime_settings
{
    bool debug{false};
    bool strict_protocol{false};
    /// The most sockets of all apps together.
    std::size_t capacity{10'000};
    /// The house's own; its limits hold for the others too, where they do not say otherwise.
    realtime::app builtin{.builtin = true};
    /// Besides the built-in one.
    std::vector<realtime::app> further;
    /// JSON, read once all else is known.
    std::string further_text;
    std::string webhooks_text;
    /// Whether one POST to a webhook tells of all that happened within the window, in ms.
    bool webhook_batching{true};
    int webhook_window{50};

    /// The built-in one first.
    std::vector<realtime::app> apps() const;
};

/// Fills what is not set with the app of Auktiva's page on development, whose secret everybody knows, and has
/// events logged.
void use_for_development(realtime_settings& to);

setting_table realtime_table();

/// Reads what is JSON: webhooks, and further apps, whose limits are those of all apps unless they have their
/// own. `place` tells what whoever set it calls a setting. Throws wrong_setting; adds a warning for each
/// member it does not know.
void complete_apps(
    realtime_settings& read, std::function<std::string(std::string_view name)> const& place,
    std::vector<std::string>& warnings
);
/// Throws wrong_setting if two apps have the same id or key.
void expect_distinct(std::vector<realtime::app> const& apps);

} // namespace auktiva::app
