#pragma once

#include "web/call.hpp"
#include "web/shapes.hpp"

namespace auktiva::web {

/// The item of a path, and what this viewer may know of its bidders.
struct viewed_item
{
    item what;
    auction in;
    bool knows_bidders{};

    bidder_view view(call const& viewer) const
    {
        return {viewer.use.home.secret, in.visibility, knows_bidders, viewer.viewer};
    }
};

/// item_not_found where it is not in the auction of the path, or a draft of somebody else.
result<viewed_item> find_viewed_item(storage::database& db, call const& viewer);

} // namespace auktiva::web
