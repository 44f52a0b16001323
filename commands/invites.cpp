#include "commands/invites.hpp"

#include "auction/refusals.hpp"
#include "auth/random_id.hpp"
#include "commands/lookup.hpp"
#include "commands/mail.hpp"
#include "commands/members.hpp"
#include "commands/notify.hpp"
#include "storage/audit.hpp"
#include "storage/members.hpp"
#include "storage/users.hpp"

namespace auktiva::commands {

namespace {

using namespace std::chrono_literals;

/// Somebody who may invite, and where.
struct inviting_member
{
    member acting;
    auction to;
    storage::user_ref ref;
};

result<inviting_member> find_inviter(context& within, auction_id const& auction, user_id const& sender)
{
    auto acting = find_acting_member(within, auction, sender);
    if (!acting)
        return acting.error();
    auto to = must_find_auction(within, auction);
    if (!may_invite(acting->as, to.member_can_invite))
        return refusals::no_permission();
    auto const who = storage::find_user(within.db, sender).value();
    return inviting_member{*std::move(acting), std::move(to), {who.id, who.name, who.email}};
}

void notify_invited(context& within, user_id const& invited, auction const& to)
{
    notify(
        within,
        {
            .recipient = invited,
            .type = notification_type::invite_received,
            .auction = to.id,
            .subject = to.name,
        }
    );
}

result<sent_invite> invite_one(context& within, inviting_member const& by, invitation const& whom, role as)
{
    auto const invited = storage::find_user_by_email(within.db, whom.email);
    if (invited && storage::find_member(within.db, by.to.id, invited->id))
        return refusals::bad_request("E_ALREADY_MEMBER", "This person is a member already");
    auto const earlier = storage::find_invite(within.db, by.to.id, whom.email);
    if (earlier && check_invite(earlier, within.at))
        return refusals::bad_request("E_INVITE_PENDING", "This person has been invited already");

    invite const fresh{
        .id = earlier ? earlier->id : invite_id{auth::make_id(within.at)},
        .auction = by.to.id,
        .email = whom.email,
        .as = organises(by.acting.as) ? as : role::bidder,
        .token = whom.token,
        .expires_at = within.at + 7 * 24h,
        .created_at = earlier ? earlier->created_at : within.at,
        .sender = by.acting.user,
    };
    storage::save_invite(within.db, fresh);
    if (invited)
        notify_invited(within, invited->id, by.to);
    return sent_invite{{fresh, by.ref, by.to.name}, mail_invite(within, fresh, by.to, invited)};
}

} // namespace

result<sent_invite> run(invite_member const& command, context& within)
{
    auto const by = find_inviter(within, command.auction, command.sender);
    if (!by)
        return by.error();
    return invite_one(within, *by, command.to, command.as);
}

result<invite_members::answer> run(invite_members const& command, context& within)
{
    auto const by = find_inviter(within, command.auction, command.sender);
    if (!by)
        return by.error();
    invite_members::answer outcomes;
    for (auto const& whom : command.to)
        outcomes.push_back(invite_one(within, *by, whom, command.as));
    return outcomes;
}

result<revoke_invite::answer> run(revoke_invite const& command, context& within)
{
    auto const by = find_inviter(within, command.auction, command.actor);
    if (!by)
        return by.error();
    auto const found = storage::find_invite(within.db, command.id);
    bool const may_know = organises(by->acting.as) || (found && found->sender == command.actor);
    if (!found || found->auction != command.auction || !may_know)
        return refusals::not_found("E_INVITE_NOT_FOUND", "Invite not found");

    storage::remove_invite(within.db, found->id);
    storage::add_audit(
        within.db, within.at, command.actor, "invite.revoke", found->email, found->auction.text
    );
    return revoke_invite::answer{};
}

result<invite> check_invite(std::optional<invite> found, timestamp now)
{
    if (!found)
        return refusals::not_found("E_INVITE_NOT_FOUND", "Invite not found");
    if (found->used_at)
        return refusals::bad_request("E_INVITE_USED", "This invite has been used");
    if (found->expires_at && *found->expires_at <= now)
        return refusals::bad_request("E_INVITE_EXPIRED", "This invite has expired");
    return *std::move(found);
}

result<accept_invite::answer> run(accept_invite const& command, context& within)
{
    auto const offer = check_invite(storage::find_invite(within.db, command.token), within.at);
    if (!offer)
        return offer.error();
    auto const user = storage::find_user(within.db, command.user);
    if (!user)
        return refusals::not_signed_in();
    if (user->email != offer->email)
        return refusals::forbidden("E_INVITE_EMAIL_MISMATCH", "This invite is for another e-mail address");

    storage::mark_invite_used(within.db, offer->id, within.at);
    bool const already = storage::find_member(within.db, offer->auction, user->id).has_value();
    if (!already)
        add_member(within, must_find_auction(within, offer->auction), user->id, offer->as, offer->sender);
    return accept_invite::answer{offer->auction, already};
}

} // namespace auktiva::commands
