#include "commands/accounts.hpp"

#include "auction/refusals.hpp"
#include "auth/random_id.hpp"
#include "storage/sessions.hpp"
#include "storage/users.hpp"

namespace auktiva::commands {

result<register_user::answer> run(register_user const& command, context& within)
{
    if (storage::find_user_by_email(within.db, command.email))
        return register_user::answer{};

    user const fresh{
        .id = {auth::make_id(within.at)},
        .email = command.email,
        .password_hash = command.password_hash,
        .name = command.name,
        .verified_at = within.at,
        .created_at = within.at,
    };
    storage::add_user(within.db, fresh);
    within.note(account_saved{fresh.id, fresh.email, fresh.name, true});
    return register_user::answer{};
}

result<sign_in::answer> run(sign_in const& command, context& within)
{
    auto const user = storage::find_user(within.db, command.user);
    if (!user || user->password_hash != command.checked_hash)
        return refusals::not_signed_in();

    if (command.better_hash)
        storage::set_password_hash(within.db, user->id, *command.better_hash, within.at);
    storage::add_session(within.db, {command.token_hash, user->id, within.at, command.expires_at});
    within.note(session_opened{command.token_hash, user->id, command.expires_at});
    return sign_in::answer{};
}

result<sign_out::answer> run(sign_out const& command, context& within)
{
    if (storage::remove_session(within.db, command.token_hash))
        within.note(session_ended{command.token_hash});
    return sign_out::answer{};
}

} // namespace auktiva::commands
