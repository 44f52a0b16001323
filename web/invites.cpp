#include "commands/invites.hpp"

#include "auction/access_rules.hpp"
#include "auction/text_rules.hpp"
#include "auth/token.hpp"
#include "web/handlers.hpp"
#include "web/page.hpp"
#include "web/shapes.hpp"

namespace auktiva::web {

namespace {

role wanted_role(body const& members)
{
    return members.choice<role>("role").value_or(role::bidder);
}

commands::invitation invitation_for(std::string_view email)
{
    return {lower_ascii(email), auth::make_one_time_token()};
}

void write_sent_invite(json_writer& json, commands::sent_invite const& sent)
{
    write_invite_card(json, sent.card);
    json.member("emailSent", sent.mailed);
}

void write_own_invite(json_writer& json, storage::invite_card const& card, bool with_token)
{
    json.member("id", card.row.id);
    json.object(
        "auction",
        [&]
        {
            json.member("id", card.row.auction);
            json.member("name", card.auction_name);
        }
    );
    write_user_ref(json, "sender", card.sender);
    json.member("role", name_of(card.row.as));
    json.member("expiresAt", card.row.expires_at);
    json.member("createdAt", card.row.created_at);
    json.member("token", with_token ? std::optional{card.row.token} : std::nullopt);
}

/// An address and why nobody was invited there.
struct refused_address
{
    std::string email;
    problem why;
};

http::response
several_answer(std::vector<commands::sent_invite> const& sent, std::vector<refused_address> const& refused)
{
    return object_answer(
        200,
        [&](json_writer& json)
        {
            json.array(
                "invites", sent,
                [&](auto const& each) { json.object([&] { write_sent_invite(json, each); }); }
            );
            json.array(
                "errors", refused,
                [&](refused_address const& each)
                {
                    json.object(
                        [&]
                        {
                            json.member("email", each.email);
                            json.member("key", each.why.key);
                            json.member("message", each.why.message);
                        }
                    );
                }
            );
        }
    );
}

} // namespace

void list_invites(call_ptr call)
{
    // Who does not organise sees only what he sent himself: a token is as good as a seat.
    auto const sender = organises(*call->as) ? std::nullopt : std::optional{call->viewer};
    auto const part = asked_page(*call);
    if (!part)
        return;
    call->read(
        [call, sender, part = *part](storage::database& db) -> result<http::response>
        {
            auto const cards = storage::invite_cards(db, call->id<auction_id>("auction"), sender, part);
            auto const write = [](json_writer& json, auto const& card)
            { json.object([&] { write_invite_card(json, card); }); };
            return linked(array_answer(cards, write), call->request, cards.next);
        }
    );
}

void list_own_invites(call_ptr call)
{
    call->read(
        [viewer = call->viewer, at = call->at,
         asks_for_proof =
             call->use.home.requires_verification](storage::database& db) -> result<http::response>
        {
            auto const who = storage::find_user(db, viewer);
            if (!who)
                return refusals::not_signed_in();
            bool const with_token = may_accept_without_link(asks_for_proof, who->verified_at.has_value());
            auto waiting = storage::invites_to(db, *who);
            std::erase_if(waiting, [&](auto const& card) { return !commands::check_invite(card.row, at); });
            auto const write = [&](json_writer& json, storage::invite_card const& card)
            { json.object([&] { write_own_invite(json, card, with_token); }); };
            return array_answer(waiting, write);
        }
    );
}

void invite_member(call_ptr call)
{
    auto const members = call->members();
    if (!members)
        return;
    call->commit(
        commands::invite_member{
            call->id<auction_id>("auction"), call->viewer, wanted_role(*members),
            invitation_for(members->text("email")), call->at},
        [](commands::sent_invite const& sent)
        { return object_answer(201, [&](json_writer& json) { write_sent_invite(json, sent); }); }
    );
}

void invite_several(call_ptr call)
{
    auto const members = call->members();
    if (!members)
        return;
    // One command for all that are addresses at all.
    commands::invite_members command{
        .auction = call->id<auction_id>("auction"),
        .sender = call->viewer,
        .as = wanted_role(*members),
        .at = call->at,
    };
    std::vector<refused_address> refused;
    for (auto const& email : members->texts("emails"))
        if (is_email(lower_ascii(email)))
            command.to.push_back(invitation_for(email));
        else
            refused.push_back({email, refusals::invalid("email", "must be an e-mail address")});
    auto const render = [to = command.to, refused](commands::invite_members::answer const& outcomes)
    {
        auto all_refused = refused;
        std::vector<commands::sent_invite> sent;
        for (std::size_t i = 0; i < outcomes.size(); ++i)
            if (outcomes[i])
                sent.push_back(*outcomes[i]);
            else
                all_refused.push_back({to[i].email, outcomes[i].error()});
        return several_answer(sent, all_refused);
    };
    call->commit(std::move(command), render);
}

void revoke_invite(call_ptr call)
{
    call->commit(
        commands::revoke_invite{
            call->id<auction_id>("auction"), call->id<invite_id>("invite"), call->viewer, call->at},
        [](auto const&) { return message_answer(200, "The invite has been revoked"); }
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
