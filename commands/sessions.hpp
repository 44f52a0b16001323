#pragma once

#include "auction/problem.hpp"
#include "auction/user.hpp"
#include "commands/context.hpp"

#include <string_view>

namespace auktiva::commands {

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
    /// Printable.
    std::string user_agent;
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

/// How users name a session: by the beginning of its token's hash, which opens nothing.
std::string public_session_id(std::string_view token_hash);

/// Ends one of one's own.
struct end_session
{
    user_id user;
    std::string public_id;
    timestamp at;

    struct answer
    {
    };
};
result<end_session::answer> run(end_session const& command, context& within);

/// Ends all of one's own but the one this is said in.
struct end_other_sessions
{
    user_id user;
    std::string kept_token_hash;
    timestamp at;

    struct answer
    {
        std::int64_t ended{};
    };
};
result<end_other_sessions::answer> run(end_other_sessions const& command, context& within);

/// By the clock: ends some of those whose time is over.
struct end_expired_sessions
{
    timestamp at;

    /// How many.
    using answer = std::int64_t;
};
result<std::int64_t> run(end_expired_sessions const& command, context& within);

/// Its user was here just now.
void note_seen(context& within, std::string const& token_hash);

/// Ends all sessions of a user but the kept one; sockets close with them. Returns how many.
std::int64_t end_sessions(context& within, user_id const& user, std::string_view kept_token_hash = {});

} // namespace auktiva::commands
