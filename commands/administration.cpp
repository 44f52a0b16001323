#include "commands/administration.hpp"

#include "auction/refusals.hpp"
#include "storage/audit.hpp"
#include "storage/house_settings.hpp"
#include "storage/users.hpp"

namespace auktiva::commands {

namespace {

/// Why the actor may not change the house, if so.
std::optional<problem> refuse_actor(context& within, change_house const& command)
{
    if (auto const runs_it = storage::administrator(within.db))
    {
        if (*runs_it == command.actor)
            return std::nullopt;
        return refusals::not_administrator();
    }
    auto const expected = storage::setup_token_hash(within.db);
    if (expected && command.setup_token_hash == expected)
        return std::nullopt;
    return refusals::forbidden(
        "E_SETUP_TOKEN_WRONG",
        "This server has no administrator yet; it takes the setup token that its first start printed"
    );
}

std::optional<std::string> email_of(context& within, std::optional<user_id> const& user)
{
    auto const found = user ? storage::find_user(within.db, *user) : std::nullopt;
    return found ? std::optional{found->email} : std::nullopt;
}

} // namespace

result<change_house::answer> run(change_house const& command, context& within)
{
    if (auto refused = refuse_actor(within, command))
        return *std::move(refused);

    auto const before = storage::administrator(within.db);
    auto after = before ? before : command.actor;
    if (auto const& wanted = command.administrator_email; wanted && *wanted)
    {
        auto const found = storage::find_user_by_email(within.db, **wanted);
        if (!found)
            return refusals::bad_request("E_USER_NOT_FOUND", "There is no account with this e-mail address");
        after = found->id;
    }
    else if (wanted)
        after.reset();

    if (after != before)
    {
        appoint(within, after);
        storage::add_audit(
            within.db, within.at, command.actor, "house.administrator", after ? after->text : ""
        );
    }
    if (command.checks_for_updates)
        storage::set_checks_for_updates(within.db, *command.checks_for_updates);
    return change_house::answer{email_of(within, after), storage::checks_for_updates(within.db)};
}

result<make_setup_token::answer> run(make_setup_token const& command, context& within)
{
    storage::set_setup_token_hash(within.db, command.token_hash);
    return make_setup_token::answer{};
}

void appoint(context& within, std::optional<user_id> const& user)
{
    storage::set_administrator(within.db, user);
    storage::set_setup_token_hash(within.db, std::nullopt);
    within.note(administrator_changed{user});
}

} // namespace auktiva::commands
