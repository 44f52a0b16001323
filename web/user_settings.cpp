#include "commands/user_settings.hpp"

#include "auction/notification.hpp"
#include "storage/users.hpp"
#include "web/handlers.hpp"
#include "web/shapes.hpp"

namespace auktiva::web {

namespace {

/// Parts of a text that commas separate.
std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> parts;
    while (!text.empty())
    {
        auto const comma = std::min(text.find(','), text.size());
        parts.emplace_back(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return parts;
}

/// As they are stored; refused if one of them is no type of notification.
result<std::string> join_types(std::vector<std::string> const& types)
{
    std::string joined;
    for (auto const& each : types)
    {
        if (!find_named<notification_type>(each))
            return refusals::invalid("mutedNotifications", "must be a list of types of notifications");
        joined.append(joined.empty() ? "" : ",").append(each);
    }
    return joined;
}

void write_mail_settings(json_writer& json, storage::user_settings const& settings)
{
    json.member("emailOnNewItem", settings.email_on_new_item);
    json.member("emailOnOutbid", settings.email_on_outbid);
    json.member("emailOnItemWon", settings.email_on_item_won);
}

void write_version(json_writer& json)
{
    json.member("currentVersion", AUKTIVA_VERSION);
    json.member("latestVersion", nullptr);
    json.member("updateAvailable", false);
    json.member("releaseUrl", nullptr);
}

void write_settings_data(
    json_writer& json, call const& asked, user const& who, storage::user_settings const& has
)
{
    auto const& use = asked.use;
    json.object("settings", [&] { write_mail_settings(json, has); });
    json.array("connectedAccounts", std::vector<std::string>{}, [](auto const&) {});
    json.member("hasPassword", who.password_hash.has_value());
    json.member("googleOAuthEnabled", false);
    json.member("microsoftOAuthEnabled", false);
    json.member("isDeploymentAdmin", use.people.administers(who.id));
    json.member("hasDeploymentAdmin", use.people.has_administrator());
    if (use.settings.hosted)
        json.member("versionInfo", nullptr);
    else
        json.object("versionInfo", [&] { write_version(json); });
    json.member("isHostedDeployment", use.settings.hosted);
}

} // namespace

void write_settings(json_writer& json, storage::user_settings const& settings, language speaks)
{
    write_mail_settings(json, settings);
    json.member("itemSidebarCollapsed", settings.item_sidebar_collapsed);
    json.array(
        "mutedNotifications", split(settings.muted_types), [&](std::string const& each) { json.value(each); }
    );
    json.member("language", name_of(speaks));
}

void show_settings(call_ptr call)
{
    call->read(
        [viewer = call->viewer](storage::database& db) -> result<http::response>
        {
            auto const who = storage::find_user(db, viewer);
            if (!who)
                return refusals::not_signed_in();
            return object_answer(
                200, [&](json_writer& json)
                { write_settings(json, storage::settings_of(db, viewer), who->speaks); }
            );
        }
    );
}

void change_settings(call_ptr call)
{
    auto const members = call->members();
    if (!members)
        return;
    commands::settings_form form{
        .item_sidebar_collapsed = members->flag("itemSidebarCollapsed"),
        .email_on_new_item = members->flag("emailOnNewItem"),
        .email_on_outbid = members->flag("emailOnOutbid"),
        .email_on_item_won = members->flag("emailOnItemWon"),
        .speaks = members->choice<language>("language"),
    };
    if (members->has("mutedNotifications"))
    {
        auto joined = join_types(members->texts("mutedNotifications"));
        if (!joined)
            return call->refuse(joined.error());
        form.muted_types = *std::move(joined);
    }
    call->commit(
        commands::change_settings{call->viewer, std::move(form), call->at},
        [](commands::change_settings::answer const& changed)
        {
            return object_answer(
                200,
                [&](json_writer& json)
                {
                    json.member("id", changed.saved.id);
                    json.member("userId", changed.saved.user);
                    write_settings(json, changed.saved, changed.speaks);
                    json.member("createdAt", changed.saved.created_at);
                    json.member("updatedAt", changed.saved.updated_at);
                }
            );
        }
    );
}

void show_settings_data(call_ptr call)
{
    call->fetch(
        [viewer = call->viewer](storage::database& db
        ) -> result<std::pair<std::optional<user>, storage::user_settings>> {
            return std::pair{storage::find_user(db, viewer), storage::settings_of(db, viewer)};
        },
        [](web::call& back, result<std::pair<std::optional<user>, storage::user_settings>> found)
        {
            if (!found)
                return back.refuse(found.error());
            if (!found->first)
                return back.refuse(refusals::not_signed_in());
            back.answer(object_answer(
                200, [&](json_writer& json) { write_settings_data(json, back, *found->first, found->second); }
            ));
        }
    );
}

} // namespace auktiva::web
