#pragma once

#include "app/config.hpp"

#include <iosfwd>

namespace auktiva::app {

/// What `auktiva user` is told.
struct user_request
{
    enum class deed
    {
        list,
        add,
        verify,
        reset,
        promote,
        make_setup_token,
    };

    deed what{};
    std::string email;
    std::string name;
    /// The new one runs the house.
    bool is_administrator{};
    /// The password is the first line of the input; else a link to choose one is printed.
    bool reads_password{};
};

/// Looks after accounts while the server does not run. Throws wrong_request where it cannot be done,
/// storage::already_running while the server runs.
void look_after_users(settings const& with, user_request const& asked, std::istream& in, std::ostream& out);

struct wrong_request : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

} // namespace auktiva::app
