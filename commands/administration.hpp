#pragma once

#include "commands/context.hpp"

namespace auktiva::commands {

/// Settings of the whole house, by its administrator. Who has none is claimed by the setup token, and so are
/// the settings with it.
struct change_house
{
    user_id actor;
    /// Hash of what the actor gave as the setup token.
    std::optional<std::string> setup_token_hash;
    /// In lower case; inner nothing: nobody from now on.
    std::optional<std::optional<std::string>> administrator_email;
    std::optional<bool> checks_for_updates;
    timestamp at;

    struct answer
    {
        std::optional<std::string> administrator_email;
        bool checks_for_updates{};
    };
};
result<change_house::answer> run(change_house const& command, context& within);

/// Lets whoever knows the token claim the house; an earlier one does no longer.
struct make_setup_token
{
    std::string token_hash;
    timestamp at;

    struct answer
    {
    };
};
result<make_setup_token::answer> run(make_setup_token const& command, context& within);

/// From now on this user runs the house, or nobody.
void appoint(context& within, std::optional<user_id> const& user);

} // namespace auktiva::commands
