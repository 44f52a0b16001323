#include "commands/sessions.hpp"

#include "auction/refusals.hpp"
#include "storage/sessions.hpp"
#include "storage/users.hpp"

#include <algorithm>

namespace auktiva::commands {

namespace {

constexpr std::size_t public_id_size = 24;
constexpr std::int64_t expired_at_once = 300;

void end(context& within, std::string const& token_hash)
{
    storage::remove_session(within.db, token_hash);
    within.note(session_ended{token_hash});
}

} // namespace

result<sign_in::answer> run(sign_in const& command, context& within)
{
    auto const user = storage::find_user(within.db, command.user);
    if (!user || user->password_hash != command.checked_hash)
        return refusals::not_signed_in();

    if (command.better_hash)
        storage::set_password_hash(within.db, user->id, *command.better_hash, within.at);
    storage::add_session(
        within.db,
        {command.token_hash, user->id, within.at, command.expires_at, command.user_agent, within.at}
    );
    within.note(session_opened{command.token_hash, user->id, command.expires_at, within.at});
    return sign_in::answer{};
}

result<sign_out::answer> run(sign_out const& command, context& within)
{
    if (storage::remove_session(within.db, command.token_hash))
        within.note(session_ended{command.token_hash});
    return sign_out::answer{};
}

std::string public_session_id(std::string_view token_hash)
{
    return std::string{token_hash.substr(0, public_id_size)};
}

result<end_session::answer> run(end_session const& command, context& within)
{
    auto const all = storage::sessions_of(within.db, command.user);
    auto const found = std::ranges::find(
        all, command.public_id, [](auto const& each) { return public_session_id(each.token_hash); }
    );
    if (found == all.end())
        return refusals::not_found("E_SESSION_NOT_FOUND", "Session not found");
    end(within, found->token_hash);
    return end_session::answer{};
}

result<end_other_sessions::answer> run(end_other_sessions const& command, context& within)
{
    return end_other_sessions::answer{end_sessions(within, command.user, command.kept_token_hash)};
}

result<std::int64_t> run(end_expired_sessions const& command, context& within)
{
    auto const expired = storage::prune_sessions(within.db, command.at, expired_at_once);
    for (auto const& token_hash : expired)
        within.note(session_ended{token_hash});
    return std::ssize(expired);
}

void note_seen(context& within, std::string const& token_hash)
{
    storage::see_session(within.db, token_hash, within.at);
    within.note(session_seen{token_hash, within.at});
}

std::int64_t end_sessions(context& within, user_id const& user, std::string_view kept_token_hash)
{
    std::int64_t ended = 0;
    for (auto const& each : storage::sessions_of(within.db, user))
        if (each.token_hash != kept_token_hash)
        {
            end(within, each.token_hash);
            ++ended;
        }
    return ended;
}

} // namespace auktiva::commands
