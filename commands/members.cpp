#include "commands/members.hpp"

#include "auction/refusals.hpp"
#include "auth/random_id.hpp"
#include "commands/announce.hpp"
#include "commands/lookup.hpp"
#include "commands/mail.hpp"
#include "commands/notify.hpp"
#include "storage/auctions.hpp"
#include "storage/audit.hpp"
#include "storage/invites.hpp"
#include "storage/members.hpp"
#include "storage/users.hpp"

namespace auktiva::commands {

namespace {

using namespace std::chrono_literals;

member add_member(
    context& within, auction const& to, user_id const& user, role as, std::optional<user_id> invited_by = {}
)
{
    member fresh{{auth::make_id(within.at)}, to.id, user, as, within.at, std::move(invited_by)};
    storage::add_member(within.db, fresh);
    within.note(member_saved{to.id, user, as});

    auto const name = name_of_user(within, user);
    auto organisers = storage::organisers_of(within.db, to.id);
    announce(within, member_joined{fresh, name, organisers});
    std::erase(organisers, user);
    notify_all(
        within,
        {
            .type = notification_type::member_joined,
            .auction = to.id,
            .subject = to.name,
            .detail = name.value_or(""),
        },
        organisers
    );
    within.touch(to.id, user);
    return fresh;
}

/// Somebody else's membership that the actor may change.
result<member>
find_subordinate(context& within, auction_id const& auction, member_id const& target, user_id const& actor)
{
    auto const acting = find_acting_member(within, auction, actor);
    if (!acting)
        return acting.error();
    if (!organises(acting->as))
        return refusals::no_permission();
    auto found = storage::find_member(within.db, target);
    if (!found || found->auction != auction)
        return refusals::not_found("E_MEMBER_NOT_FOUND", "Member not found");
    if (found->as == role::owner)
        return refusals::forbidden("E_CANNOT_MODIFY_OWNER", "The owner cannot be changed");
    if (found->user == actor)
        return refusals::forbidden("E_CANNOT_MODIFY_SELF", "You cannot change your own membership");
    return *std::move(found);
}

} // namespace

result<join_auction::answer> run(join_auction const& command, context& within)
{
    auto const to = storage::find_auction(within.db, command.auction);
    if (!to)
        return refusals::auction_not_found();
    if (auto existing = storage::find_member(within.db, command.auction, command.user))
        return join_auction::answer{*std::move(existing), true};
    if (!may_join_freely(to->joined_by))
        return refusals::forbidden("E_INVITE_ONLY", "This auction can be joined by invitation only");
    return join_auction::answer{add_member(within, *to, command.user, role::bidder)};
}

result<member> run(change_role const& command, context& within)
{
    auto target = find_subordinate(within, command.auction, command.target, command.actor);
    if (!target)
        return target.error();

    target->as = command.as;
    storage::set_role(within.db, target->id, command.as);
    storage::add_audit(
        within.db, within.at, command.actor, "member.role", target->user.text, name_of(command.as)
    );
    within.note(member_saved{target->auction, target->user, command.as});
    within.touch(target->auction, target->user);
    return *target;
}

result<remove_member::answer> run(remove_member const& command, context& within)
{
    auto const target = find_subordinate(within, command.auction, command.target, command.actor);
    if (!target)
        return target.error();

    storage::remove_member(within.db, target->id);
    storage::add_audit(
        within.db, within.at, command.actor, "member.remove", target->user.text, target->auction.text
    );
    within.note(member_removed{target->auction, target->user});
    within.touch(target->auction, target->user);
    return remove_member::answer{};
}

result<invite_member::answer> run(invite_member const& command, context& within)
{
    auto const acting = find_acting_member(within, command.auction, command.sender);
    if (!acting)
        return acting.error();
    auto const to = must_find_auction(within, command.auction);
    if (!may_invite(acting->as, to.member_can_invite))
        return refusals::no_permission();

    auto const invited = storage::find_user_by_email(within.db, command.email);
    if (invited && storage::find_member(within.db, to.id, invited->id))
        return refusals::bad_request("E_ALREADY_MEMBER", "This person is a member already");
    auto const earlier = storage::find_invite(within.db, to.id, command.email);
    if (earlier && check_invite(earlier, within.at))
        return refusals::bad_request("E_INVITE_PENDING", "This person has been invited already");

    invite const fresh{
        .id = earlier ? earlier->id : invite_id{auth::make_id(within.at)},
        .auction = to.id,
        .email = command.email,
        .as = organises(acting->as) ? command.as : role::bidder,
        .token = command.token,
        .expires_at = within.at + 7 * 24h,
        .created_at = earlier ? earlier->created_at : within.at,
        .sender = command.sender,
    };
    storage::save_invite(within.db, fresh);
    if (invited)
        notify(
            within,
            {
                .recipient = invited->id,
                .type = notification_type::invite_received,
                .auction = to.id,
                .subject = to.name,
            }
        );
    return invite_member::answer{fresh, mail_invite(within, fresh, to, invited)};
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
