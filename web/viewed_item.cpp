#include "web/viewed_item.hpp"

#include "storage/items.hpp"

namespace auktiva::web {

result<viewed_item> find_viewed_item(storage::database& db, call const& viewer)
{
    auto found = storage::find_item(db, viewer.id<item_id>("item"));
    if (!found || found->auction != viewer.id<auction_id>("auction") || !may_see(*found, viewer.viewer))
        return refusals::item_not_found();
    auto in = storage::find_auction(db, found->auction).value();
    bool const knows = may_know_bidders(*found, viewer.viewer, *viewer.as);
    return viewed_item{*std::move(found), std::move(in), knows};
}

} // namespace auktiva::web
