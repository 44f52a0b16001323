#include "commands/joining.hpp"

#include "auction/refusals.hpp"
#include "commands/lookup.hpp"
#include "commands/members.hpp"
#include "storage/auctions.hpp"
#include "storage/audit.hpp"
#include "storage/members.hpp"

namespace auktiva::commands {

result<join_auction::answer> run(join_auction const& command, context& within)
{
    auto const to = storage::find_auction(within.db, command.auction);
    if (!to)
        return refusals::auction_not_found();
    if (auto existing = storage::find_member(within.db, command.auction, command.user))
        return join_auction::answer{*std::move(existing), true};
    if (!may_join_freely(to->joined_by))
        return refusals::forbidden("E_INVITE_ONLY", "This auction can be joined by invitation only");
    if (!opens(*to, command.link_token))
        return refusals::forbidden("E_LINK_TOKEN", "This link does not lead into the auction any more");
    return join_auction::answer{add_member(within, *to, command.user, role::bidder)};
}

result<leave_auction::answer> run(leave_auction const& command, context& within)
{
    auto const leaving = find_acting_member(within, command.auction, command.user);
    if (!leaving)
        return leaving.error();
    if (leaving->as == role::owner)
        return refusals::forbidden("E_OWNER_CANNOT_LEAVE", "The owner cannot leave the auction");

    storage::remove_member(within.db, leaving->id);
    within.note(member_removed{leaving->auction, leaving->user});
    within.touch(leaving->auction, leaving->user);
    return leave_auction::answer{};
}

result<auction> run(change_link const& command, context& within)
{
    auto const acting = find_acting_member(within, command.auction, command.actor);
    if (!acting)
        return acting.error();
    if (!organises(acting->as))
        return refusals::no_permission();
    auto what = must_find_auction(within, command.auction);
    if (command.token && what.joined_by != join_mode::link)
        return refusals::bad_request("E_NOT_BY_LINK", "This auction is not joined by link");

    what.invite_token = command.token;
    what.updated_at = within.at;
    storage::save_auction(within.db, what);
    storage::add_audit(
        within.db, within.at, command.actor, "auction.link", what.id.text, command.token ? "new" : "none"
    );
    within.touch(what.id);
    return what;
}

} // namespace auktiva::commands
