#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva::app {

/// What Soketi's configuration file says, in our words.
struct config_file
{
    struct entry
    {
        /// For complaints: where in which file it stands.
        std::string place;
        std::string value;
    };
    /// By the names of settings.
    std::map<std::string, entry> entries{};
    /// Places that mean nothing to us.
    std::vector<std::string> unknown{};
};

/// Reads JSON as of `soketi start --config`: keys with dots, objects in objects, or both. `name` is the
/// file's, for complaints. Throws wrong_setting.
config_file parse_config_file(std::string_view json, std::string const& name);

} // namespace auktiva::app
