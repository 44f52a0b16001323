#pragma once

#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva::app {

struct settings;

/// A value that stops the start; what() is one line that names the key.
struct wrong_setting : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

/// One thing that can be set. The first name is ours; the others are what Auktiva and Soketi call it, and the
/// earliest one that is given counts.
struct setting
{
    std::vector<std::string_view> names;
    std::string_view meaning;
    /// Throws wrong_setting with what is wrong, without the name.
    std::function<void(settings&, std::string_view)> take;
};

/// The value of a name, empty without one: for what no single value can tell.
using given_settings = std::function<std::string(std::string_view name)>;

/// What `work()` gives; what is wrong there is said of `name`.
auto naming(std::string_view name, auto const& work)
{
    try
    {
        return work();
    }
    catch (wrong_setting const& wrong)
    {
        throw wrong_setting{std::string{name} + ": " + wrong.what()};
    }
}

using setting_table = std::span<setting const>;

} // namespace auktiva::app
