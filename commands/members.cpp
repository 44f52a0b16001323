#include "commands/members.hpp"

#include "auction/refusals.hpp"
#include "auth/random_id.hpp"
#include "commands/announce.hpp"
#include "commands/lookup.hpp"
#include "commands/notify.hpp"
#include "storage/audit.hpp"
#include "storage/members.hpp"

namespace auktiva::commands {

namespace {

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

member add_member(
    context& within, auction const& to, user_id const& user, role as, std::optional<user_id> invited_by
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
            .about = user,
        },
        organisers
    );
    within.touch(to.id, user);
    return fresh;
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

} // namespace auktiva::commands
