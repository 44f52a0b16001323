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
    timestamp at;

    struct answer
    {
    };
};
result<register_user::answer> run(register_user const& command, context& within);

/// Opens a session for somebody whose password has been checked.
struct sign_in
{
    user_id user;
    /// The hash the password was checked against; refused if it has changed since.
    std::string checked_hash;
    /// Set where the stored hash is of an older kind.
    std::optional<std::string> better_hash;
    std::string token_hash;
    timestamp expires_at;
    timestamp at;

    struct answer
    {
    };
};
result<sign_in::answer> run(sign_in const& command, context& within);

struct sign_out
{
    std::string token_hash;
    timestamp at;

    struct answer
    {
    };
};
result<sign_out::answer> run(sign_out const& command, context& within);

} // namespace auktiva::commands
