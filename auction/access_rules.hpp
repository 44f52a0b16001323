#pragma once

#include "auction/auction.hpp"
#include "auction/item.hpp"
#include "auction/member.hpp"

namespace auktiva {

// Who may do what. One screen; nothing else decides permission.

/// Owner and admins run an auction.
constexpr bool organises(role as) noexcept
{
    return as == role::owner || as == role::admin;
}

constexpr bool may_add_items(role as) noexcept
{
    return as != role::bidder;
}

constexpr bool may_join_freely(join_mode mode) noexcept
{
    return mode != join_mode::invite_only;
}

/// Where a link has a token, whoever follows it must know it; anybody may see and join a FREE auction.
inline bool opens(auction const& to, std::string_view token)
{
    return to.joined_by == join_mode::free ||
           (to.joined_by == join_mode::link && (!to.invite_token || token == *to.invite_token));
}

/// A draft is its creator's alone.
inline bool may_see(item const& what, user_id const& viewer)
{
    return what.is_published || what.creator == viewer;
}

/// The creator always; owner and admins where the item allows it.
inline bool may_edit(item const& what, user_id const& viewer, role as)
{
    return what.creator == viewer || (what.is_editable_by_admin && organises(as));
}

/// The author, the item's creator, owner and admins.
inline bool may_delete(discussion const& what, item const& under, user_id const& viewer, role as)
{
    return what.author == viewer || under.creator == viewer || organises(as);
}

constexpr bool may_invite(role as, bool member_can_invite) noexcept
{
    return organises(as) || member_can_invite;
}

/// Whether an invite to somebody's address is his to accept without its link. Anybody can say that an address
/// is his: a house that asks nobody for a proof has none.
constexpr bool may_accept_without_link(bool house_asks_for_proof, bool is_address_verified) noexcept
{
    return house_asks_for_proof && is_address_verified;
}

/// Whether a bid hides its bidder from ordinary members.
constexpr bool hides_bidder(bidder_visibility mode, bool asked_for_anonymity) noexcept
{
    return mode == bidder_visibility::anonymous ||
           (mode == bidder_visibility::per_bid && asked_for_anonymity);
}

/// Who may know every bidder of an item: its creator, the auction's owner and admins.
inline bool may_know_bidders(item const& what, user_id const& viewer, role as)
{
    return what.creator == viewer || organises(as);
}

} // namespace auktiva
