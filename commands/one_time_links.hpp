#pragma once

#include "auction/one_time_token.hpp"
#include "auction/user.hpp"
#include "commands/context.hpp"

namespace auktiva::commands {

/// Mails a link, unless the user had too many within the hour; earlier ones do no longer work. The token is
/// made by the caller, whether or not it comes to a mail.
bool send_link(context& within, user const& to, token_purpose purpose, std::string const& token);

/// Stores a token whose link somebody is told; earlier ones of the purpose do no longer work.
void store_token(context& within, user_id const& user, token_purpose purpose, std::string const& token);

/// What a link's page is opened by: link(within, token_purpose, token).
std::string link_for(context const& within, token_purpose purpose, std::string const& token);

/// Somebody says that the address is his and wants a link. Answers alike whether or not it has an account.
struct ask_for_link
{
    token_purpose purpose{};
    /// In lower case.
    std::string email;
    std::string token;
    timestamp at;

    struct answer
    {
    };
};
result<ask_for_link::answer> run(ask_for_link const& command, context& within);

/// Opens the account; the address is proved.
struct verify_email
{
    std::string token_hash;
    timestamp at;

    struct answer
    {
    };
};
result<verify_email::answer> run(verify_email const& command, context& within);

/// Replaces the password and ends all sessions of its user.
struct reset_password
{
    std::string token_hash;
    std::string password_hash;
    timestamp at;

    struct answer
    {
    };
};
result<reset_password::answer> run(reset_password const& command, context& within);

/// Notes that a user's address is his, and welcomes him.
void mark_verified(context& within, user const& who);
/// A new password: all sessions but the kept one end, and links to choose another do no longer work.
void replace_password(
    context& within, user_id const& user, std::string const& password_hash,
    std::string_view kept_token_hash = {}
);

} // namespace auktiva::commands
