#pragma once

#include "auction/user.hpp"
#include "commands/context.hpp"

namespace auktiva::commands {

/// Makes an account. Answers alike whether or not the address had one.
struct register_user
{
    std::string name;
    /// In lower case.
    std::string email;
    std::string password_hash;
    language speaks{};
    /// For the link that proves the address, should that be required.
    std::string token;
    timestamp at;

    struct answer
    {
    };
};
result<register_user::answer> run(register_user const& command, context& within);

struct change_name
{
    user_id user;
    std::string name;
    timestamp at;

    using answer = auktiva::user;
};
result<user> run(change_name const& command, context& within);

/// By somebody whose current password has been checked; his other sessions end.
struct change_password
{
    user_id user;
    /// The hash the current password was checked against; refused if it has changed since.
    std::string checked_hash;
    std::string password_hash;
    /// Of the session this is said in.
    std::string kept_token_hash;
    timestamp at;

    struct answer
    {
    };
};
result<change_password::answer> run(change_password const& command, context& within);

/// The current password was given wrongly.
problem wrong_current_password();

} // namespace auktiva::commands
