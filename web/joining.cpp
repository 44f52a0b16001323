#include "commands/joining.hpp"

#include "auth/token.hpp"
#include "web/handlers.hpp"
#include "web/shapes.hpp"

namespace auktiva::web {

namespace {

/// What strangers may know of an auction they could join.
void write_public_auction(json_writer& json, storage::database& db, auction const& what)
{
    json.member("id", what.id);
    json.member("name", what.name);
    json.member("description", what.description);
    json.member("thumbnailUrl", image_url(what.thumbnail_url));
    json.member("endDate", shown_end(what, what.ends_at));
    json.member("closedAt", what.closed_at);
    json.member("joinMode", name_of(what.joined_by));
    json.member("creatorName", storage::creator_of(db, what.id).name);
    write_counts(json, storage::count_published(db, what.id));
}

/// The link as its organiser hands it on.
auto link_answer(call_ptr call)
{
    return [call](auction const& changed)
    {
        auto const page = call->use.settings.public_url + "/a/" + changed.id.text;
        auto const token = changed.invite_token;
        return object_answer(
            200,
            [&](json_writer& json)
            {
                json.member("inviteToken", token);
                json.member("url", token ? page + "?token=" + *token : page);
            }
        );
    };
}

} // namespace

void show_public_auction(call_ptr call)
{
    auto const asked = call->query();
    if (!asked)
        return;
    call->read(
        [id = call->id<auction_id>("auction"),
         token = asked->text("token")](storage::database& db) -> result<http::response>
        {
            auto const what = storage::find_auction(db, id);
            if (!what || !opens(*what, token))
                return refusals::auction_not_found();
            return object_answer(200, [&](json_writer& json) { write_public_auction(json, db, *what); });
        }
    );
}

void join_auction(call_ptr call)
{
    auto const members = call->members();
    if (!members)
        return;
    call->commit(
        commands::join_auction{
            call->id<auction_id>("auction"), call->viewer, members->text("token"), call->at},
        [](commands::join_auction::answer const& joined)
        {
            return object_answer(
                joined.already ? 200 : 201,
                [&](json_writer& json)
                {
                    json.member("id", joined.who.id);
                    json.member("auctionId", joined.who.auction);
                    json.member("userId", joined.who.user);
                    json.member("role", name_of(joined.who.as));
                    json.member("joinedAt", joined.who.joined_at);
                }
            );
        }
    );
}

void leave_auction(call_ptr call)
{
    call->commit(
        commands::leave_auction{call->id<auction_id>("auction"), call->viewer, call->at},
        [](auto const&) { return message_answer(200, "You have left the auction"); }
    );
}

void renew_link(call_ptr call)
{
    call->commit(
        commands::change_link{
            call->id<auction_id>("auction"), call->viewer, auth::make_one_time_token(), call->at},
        link_answer(call)
    );
}

void remove_link(call_ptr call)
{
    call->commit(
        commands::change_link{call->id<auction_id>("auction"), call->viewer, std::nullopt, call->at},
        link_answer(call)
    );
}

} // namespace auktiva::web
