#include "commands/one_time_links.hpp"

#include "auth/token.hpp"
#include "commands/mail.hpp"
#include "commands/sessions.hpp"
#include "storage/one_time_tokens.hpp"
#include "storage/users.hpp"

namespace auktiva::commands {

namespace {

using namespace std::chrono_literals;

template <class Unit>
std::string digits(std::chrono::milliseconds life)
{
    return std::to_string(std::chrono::duration_cast<Unit>(life).count());
}

mail mail_with_link(context const& within, user const& to, token_purpose purpose, std::string const& token)
{
    auto const life = life_of(purpose);
    bool const verifies = purpose == token_purpose::verify_email;
    auto fresh = mail_to(to, verifies ? mail_kind::email_verification : mail_kind::password_reset);
    fresh.detail = {{"url", link_for(within, purpose, token)}};
    if (verifies)
        fresh.detail.emplace_back("hours", digits<std::chrono::hours>(life));
    else
        fresh.detail.emplace_back("minutes", digits<std::chrono::minutes>(life));
    return fresh;
}

/// The user a token that does was made for.
result<user> find_holder(context& within, std::string_view token_hash, token_purpose purpose)
{
    auto const found = storage::find_token(within.db, token_hash);
    if (auto refused = refuse_token(found, purpose, within.at))
        return *std::move(refused);
    return storage::find_user(within.db, found->user).value();
}

} // namespace

std::string link_for(context const& within, token_purpose purpose, std::string const& token)
{
    auto const* page = purpose == token_purpose::verify_email ? "/verify-email" : "/reset-password";
    return link(within, page) + "?token=" + token;
}

void store_token(context& within, user_id const& user, token_purpose purpose, std::string const& token)
{
    storage::spend_tokens(within.db, user, purpose, within.at);
    storage::add_token(
        within.db, {.token_hash = auth::stored_token(token),
                    .user = user,
                    .purpose = purpose,
                    .created_at = within.at,
                    .expires_at = within.at + life_of(purpose)}
    );
}

bool send_link(context& within, user const& to, token_purpose purpose, std::string const& token)
{
    if (storage::count_tokens(within.db, to.id, purpose, within.at - 1h) >= tokens_an_hour)
        return false;
    store_token(within, to.id, purpose, token);
    return send_mail(within, mail_with_link(within, to, purpose, token));
}

result<ask_for_link::answer> run(ask_for_link const& command, context& within)
{
    auto const user = storage::find_user_by_email(within.db, command.email);
    bool const needless = user && command.purpose == token_purpose::verify_email && user->verified_at;
    if (user && !needless)
        send_link(within, *user, command.purpose, command.token);
    return ask_for_link::answer{};
}

result<verify_email::answer> run(verify_email const& command, context& within)
{
    auto const who = find_holder(within, command.token_hash, token_purpose::verify_email);
    if (!who)
        return who.error();
    mark_verified(within, *who);
    return verify_email::answer{};
}

result<reset_password::answer> run(reset_password const& command, context& within)
{
    auto const who = find_holder(within, command.token_hash, token_purpose::reset_password);
    if (!who)
        return who.error();
    replace_password(within, who->id, command.password_hash);
    return reset_password::answer{};
}

void mark_verified(context& within, user const& who)
{
    storage::spend_tokens(within.db, who.id, token_purpose::verify_email, within.at);
    if (who.verified_at)
        return;
    storage::set_verified(within.db, who.id, within.at);
    within.note(account_saved{who.id, who.email, who.name, true});
    auto welcome = mail_to(who, mail_kind::welcome);
    welcome.detail = {{"url", link(within, "/dashboard")}};
    send_mail(within, std::move(welcome));
}

void replace_password(
    context& within, user_id const& user, std::string const& password_hash, std::string_view kept_token_hash
)
{
    storage::set_password_hash(within.db, user, password_hash, within.at);
    storage::spend_tokens(within.db, user, token_purpose::reset_password, within.at);
    end_sessions(within, user, kept_token_hash);
}

} // namespace auktiva::commands
