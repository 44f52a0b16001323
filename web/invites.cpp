#include "auth/token.hpp"
#include "commands/members.hpp"
#include "web/handlers.hpp"
#include "web/shapes.hpp"

namespace auktiva::web {

void list_invites(call_ptr call)
{
    // Who does not organise sees only what he sent himself: a token is as good as a seat.
    auto const sender = organises(*call->as) ? std::nullopt : std::optional{call->viewer};
    call->read(
        [sender, id = call->id<auction_id>("auction")](storage::database& db) -> result<http::response>
        {
            return array_answer(
                storage::invite_cards(db, id, sender), [](json_writer& json, auto const& card)
                { json.object([&] { write_invite_card(json, card); }); }
            );
        }
    );
}

void invite_member(call_ptr call)
{
    auto members = call->members();
    if (!members)
        return;
    call->use.commands.submit(
        commands::invite_member{
            call->id<auction_id>("auction"), call->viewer, members->text("email"),
            members->choice<role>("role").value_or(role::bidder), auth::make_one_time_token(), call->at},
        [call](result<commands::invite_member::answer> sent)
        {
            if (!sent)
                return call->refuse(sent.error());
            auto const read = [fresh = sent->offer,
                               mailed = sent->mailed](storage::database& db) -> result<http::response>
            {
                for (auto const& card : storage::invite_cards(db, fresh.auction, fresh.sender))
                    if (card.row.id == fresh.id)
                        return object_answer(
                            201,
                            [&](json_writer& json)
                            {
                                write_invite_card(json, card);
                                json.member("emailSent", mailed);
                            }
                        );
                return refusals::not_found("E_INVITE_NOT_FOUND", "Invite not found");
            };
            call->read(read);
        }
    );
}

void show_invite(call_ptr call)
{
    call->read(
        [token = std::string{call->captured("token")},
         at = call->at](storage::database& db) -> result<http::response>
        {
            auto const offer = commands::check_invite(storage::find_invite(db, token), at);
            if (!offer)
                return offer.error();
            auto const to = storage::find_auction(db, offer->auction).value();
            auto const sender = storage::find_user(db, offer->sender).value();
            return object_answer(
                200,
                [&](json_writer& json)
                {
                    json.object(
                        "auction",
                        [&]
                        {
                            json.member("id", to.id);
                            json.member("name", to.name);
                            json.member("description", to.description);
                        }
                    );
                    json.object(
                        "sender",
                        [&]
                        {
                            json.member("name", sender.name);
                            json.member("email", sender.email);
                        }
                    );
                    json.member("role", name_of(offer->as));
                    json.member("email", offer->email);
                }
            );
        }
    );
}

void accept_invite(call_ptr call)
{
    call->commit(
        commands::accept_invite{std::string{call->captured("token")}, call->viewer, call->at},
        [](commands::accept_invite::answer const& joined)
        {
            return object_answer(
                200,
                [&](json_writer& json)
                {
                    json.member(
                        "message", joined.already ? "You are a member already" : "You have joined the auction"
                    );
                    json.member("auctionId", joined.auction);
                }
            );
        }
    );
}

} // namespace auktiva::web
