#include "commands/lookup.hpp"

#include "auction/refusals.hpp"
#include "storage/auctions.hpp"
#include "storage/items.hpp"
#include "storage/members.hpp"
#include "storage/users.hpp"

namespace auktiva::commands {

result<member> find_acting_member(context& within, auction_id const& auction, user_id const& user)
{
    auto found = storage::find_member(within.db, auction, user);
    if (!found)
        return refusals::not_a_member();
    return *std::move(found);
}

result<item>
find_visible_item(context& within, auction_id const& auction, item_id const& id, user_id const& viewer)
{
    auto found = storage::find_item(within.db, id);
    if (!found || found->auction != auction || !may_see(*found, viewer))
        return refusals::item_not_found();
    return *std::move(found);
}

auction must_find_auction(context& within, auction_id const& id)
{
    return storage::find_auction(within.db, id).value();
}

std::optional<std::string> name_of_user(context& within, user_id const& user)
{
    auto const found = storage::find_user(within.db, user);
    return found ? found->name : std::nullopt;
}

} // namespace auktiva::commands
