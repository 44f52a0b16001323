#pragma once

#include "realtime/app.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace auktiva::app {

/// One thing that can be said of an app: by a setting of the built-in one, and by a member of the JSON of
/// another. Limits of channels, events and members hold for all apps that do not say otherwise.
struct app_option
{
    /// As of `setting`; none where only other apps have it.
    std::vector<std::string_view> settings;
    std::string_view meaning;
    /// Case and underscores do not matter.
    std::vector<std::string_view> members;
    /// Throws wrong_setting with what is wrong, without the name.
    void (*take)(realtime::app&, std::string_view);
};

std::span<app_option const> app_options();

/// An app of which nothing is said, in a house with that one.
realtime::app usual_app(realtime::app const& builtin);

} // namespace auktiva::app
