#include "commands/ownership.hpp"

#include "auction/json_writer.hpp"
#include "auction/refusals.hpp"
#include "auth/random_id.hpp"
#include "commands/announce.hpp"
#include "commands/lookup.hpp"
#include "storage/auctions.hpp"
#include "storage/audit.hpp"
#include "storage/members.hpp"
#include "storage/users.hpp"

#include <algorithm>

namespace auktiva::commands {

namespace {

using auction_names = std::vector<storage::auction_name>;

problem ownership_required(auction_names const& open)
{
    auto refused = refusals::bad_request(
        "E_AUCTION_OWNERSHIP_REQUIRED", "Hand over or delete each auction you own, and no other"
    );
    std::string text;
    json_writer json{text};
    json.array(
        open,
        [&](storage::auction_name const& each)
        {
            json.object(
                [&]
                {
                    json.member("id", each.id);
                    json.member("name", each.name);
                }
            );
        }
    );
    refused.details.emplace_back("ownedAuctions", std::move(text));
    return refused;
}

std::vector<auction_id> auctions_named(remove_account const& command)
{
    auto named = command.deletions;
    for (auto const& each : command.transfers)
        named.push_back(each.auction);
    std::ranges::sort(named);
    return named;
}

std::optional<problem> refuse_coverage(context& within, remove_account const& command)
{
    auto const named = auctions_named(command);
    if (std::ranges::adjacent_find(named) != named.end())
        return refusals::invalid("auctionTransfers", "and deleteAuctions name an auction twice");
    auto const owned = storage::auctions_owned_by(within.db, command.user);
    auction_names open;
    std::ranges::copy_if(
        owned, std::back_inserter(open),
        [&](auto const& each) { return !std::ranges::binary_search(named, each.id); }
    );
    auto const is_foreign = [&](auction_id const& each)
    { return std::ranges::find(owned, each, &storage::auction_name::id) == owned.end(); };
    if (!open.empty() || std::ranges::any_of(named, is_foreign))
        return ownership_required(open);
    return std::nullopt;
}

/// Auctions that came from elsewhere may have had several.
void demote_other_owners(context& within, handover const& what, user_id const& from)
{
    for (auto const& user : storage::organisers_of(within.db, what.auction))
    {
        auto const other = storage::find_member(within.db, what.auction, user).value();
        if (other.as != role::owner || user == what.to || user == from)
            continue;
        storage::set_role(within.db, other.id, role::admin);
        within.note(member_saved{what.auction, user, role::admin});
    }
}

} // namespace

result<std::vector<handover>> plan_handovers(context& within, remove_account const& command)
{
    if (auto refused = refuse_coverage(within, command))
        return *std::move(refused);
    std::vector<handover> planned;
    for (auto const& each : command.transfers)
    {
        auto const to = storage::find_user_by_email(within.db, each.new_owner_email);
        if (!to)
            return refusals::bad_request(
                "E_TRANSFER_EMAIL_NOT_FOUND", "There is no account with the address " + each.new_owner_email
            );
        if (to->id == command.user)
            return refusals::bad_request(
                "E_CANNOT_TRANSFER_TO_SELF", "An auction cannot be handed over to yourself"
            );
        planned.push_back({each.auction, to->id});
    }
    return planned;
}

void hand_over(context& within, handover const& what, user_id const& from)
{
    auto const before = must_find_auction(within, what.auction);
    storage::set_creator(within.db, what.auction, what.to, within.at);
    demote_other_owners(within, what, from);
    if (auto const member = storage::find_member(within.db, what.auction, what.to))
        storage::set_role(within.db, member->id, role::owner);
    else
        storage::add_member(
            within.db, {{auth::make_id(within.at)}, what.auction, what.to, role::owner, within.at, {}}
        );
    within.note(member_saved{what.auction, what.to, role::owner});
    storage::add_audit(within.db, within.at, from, "auction.hand_over", what.auction.text, what.to.text);
    announce(within, auction_updated{before, must_find_auction(within, what.auction)});
}

} // namespace auktiva::commands
