#include "commands/administration.hpp"

#include "auth/token.hpp"
#include "storage/house_settings.hpp"
#include "storage/users.hpp"
#include "web/handlers.hpp"

namespace auktiva::web {

namespace {

/// Clients of this route read the text from `error`.
http::response with_error_alias(problem why)
{
    std::string text;
    json_writer{text}.value(why.message);
    why.details.emplace_back("error", std::move(text));
    return refusal_answer(why);
}

problem hosted()
{
    return refusals::forbidden("E_HOSTED", "Whoever hosts this server administers it");
}

} // namespace

void show_house(call_ptr call)
{
    if (call->use.settings.hosted)
        return call->answer(with_error_alias(hosted()));
    bool const administers = call->use.people.administers(call->viewer);
    call->read(
        [administers, viewer = call->viewer](storage::database& db) -> result<http::response>
        {
            auto const who = administers ? storage::find_user(db, viewer) : std::nullopt;
            return object_answer(
                200,
                [&](json_writer& json)
                {
                    if (who)
                        json.member("deploymentAdminEmail", who->email);
                    json.member("autoCheckUpdates", storage::checks_for_updates(db));
                    json.member("isDeploymentAdmin", administers);
                }
            );
        }
    );
}

void change_house(call_ptr call)
{
    if (call->use.settings.hosted)
        return call->answer(with_error_alias(hosted()));
    auto const members = call->members();
    if (!members)
        return;
    commands::change_house command{
        .actor = call->viewer,
        .administrator_email = members->nullable_text("deploymentAdminEmail"),
        .checks_for_updates = members->flag("autoCheckUpdates"),
        .at = call->at,
    };
    if (auto const token = members->optional_text("setupToken"))
        command.setup_token_hash = auth::stored_token(*token);
    call->use.commands.submit(
        std::move(command),
        [call](result<commands::change_house::answer> changed)
        {
            if (!changed)
                return call->answer(with_error_alias(changed.error()));
            call->answer(object_answer(
                200,
                [&](json_writer& json)
                {
                    json.member("deploymentAdminEmail", changed->administrator_email);
                    json.member("autoCheckUpdates", changed->checks_for_updates);
                }
            ));
        }
    );
}

/// Answers as an Auktiva whose update script is missing: this program is updated by whoever installed it.
void update_house(call_ptr call)
{
    auto refused = call->use.settings.hosted
                       ? hosted()
                       : refusals::bad_request(
                             "E_NO_UPDATE_SCRIPT", "This server does not update itself; replace its program"
                         );
    refused.details.emplace_back("success", "false");
    call->refuse(refused);
}

} // namespace auktiva::web
