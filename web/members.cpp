#include "commands/members.hpp"

#include "web/handlers.hpp"
#include "web/page.hpp"
#include "web/shapes.hpp"

namespace auktiva::web {

void list_members(call_ptr call)
{
    auto const part = asked_page(*call);
    if (!part)
        return;
    call->read(
        [call, part = *part](storage::database& db) -> result<http::response>
        {
            auto const cards = storage::member_cards(db, call->id<auction_id>("auction"), part);
            auto const write = [](json_writer& json, auto const& card)
            { json.object([&] { write_member_card(json, card); }); };
            return linked(array_answer(cards, write), call->request, cards.next);
        }
    );
}

void change_role(call_ptr call)
{
    auto members = call->members();
    if (!members)
        return;
    call->commit(
        commands::change_role{
            call->id<auction_id>("auction"), call->id<member_id>("member"),
            members->choice<role>("role").value(), call->viewer, call->at},
        [call](member const& changed)
        {
            auto const* who = call->use.people.find_account(changed.user);
            return object_answer(
                200,
                [&](json_writer& json)
                {
                    json.member("id", changed.id);
                    json.member("role", name_of(changed.as));
                    write_user_ref(json, "user", {changed.user, who->name, who->email});
                }
            );
        }
    );
}

void remove_member(call_ptr call)
{
    call->commit(
        commands::remove_member{
            call->id<auction_id>("auction"), call->id<member_id>("member"), call->viewer, call->at},
        [](auto const&) { return message_answer(200, "The member has been removed"); }
    );
}

} // namespace auktiva::web
