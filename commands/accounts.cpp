#include "commands/accounts.hpp"

#include "auction/refusals.hpp"
#include "auth/random_id.hpp"
#include "commands/mail.hpp"
#include "commands/one_time_links.hpp"
#include "storage/users.hpp"

namespace auktiva::commands {

namespace {

/// Writes and mails as for a new account, so that both take the same time.
void tell_of_account(context& within, user const& known)
{
    storage::note_user_changed(within.db, known.id, within.at);
    auto told = mail_to(known, mail_kind::account_exists);
    told.detail = {{"url", link(within, "/login")}, {"reset_url", link(within, "/forgot-password")}};
    send_mail(within, std::move(told));
}

} // namespace

result<register_user::answer> run(register_user const& command, context& within)
{
    if (auto const known = storage::find_user_by_email(within.db, command.email))
    {
        tell_of_account(within, *known);
        return register_user::answer{};
    }

    user const fresh{
        .id = {auth::make_id(within.at)},
        .email = command.email,
        .password_hash = command.password_hash,
        .name = command.name,
        .created_at = within.at,
        .speaks = command.speaks,
    };
    storage::add_user(within.db, fresh);
    within.note(account_saved{fresh.id, fresh.email, fresh.name, false});
    if (within.home.requires_verification)
        send_link(within, fresh, token_purpose::verify_email, command.token);
    else
        mark_verified(within, fresh);
    return register_user::answer{};
}

result<user> run(change_name const& command, context& within)
{
    auto who = storage::find_user(within.db, command.user);
    if (!who)
        return refusals::not_signed_in();
    storage::set_name(within.db, who->id, command.name, within.at);
    who->name = command.name;
    within.note(account_saved{who->id, who->email, who->name, who->verified_at.has_value()});
    within.touch_everything();
    return *std::move(who);
}

problem wrong_current_password()
{
    return refusals::bad_request("E_CURRENT_PASSWORD_WRONG", "The current password is wrong");
}

result<change_password::answer> run(change_password const& command, context& within)
{
    auto const who = storage::find_user(within.db, command.user);
    if (!who)
        return refusals::not_signed_in();
    if (who->password_hash != command.checked_hash)
        return wrong_current_password();
    replace_password(within, who->id, command.password_hash, command.kept_token_hash);
    return change_password::answer{};
}

} // namespace auktiva::commands
