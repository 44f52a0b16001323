#include "auction/notification.hpp"

namespace auktiva {

notification_text describe(notification const& notice)
{
    auto const quoted = "\"" + notice.subject + "\"";
    switch (notice.type)
    {
    case notification_type::outbid:
        return {"You've been outbid!", "Someone bid " + notice.detail + " on " + quoted};
    case notification_type::auction_won:
        return {"Congratulations! You won!", "You won " + quoted + " for " + notice.detail};
    case notification_type::auction_ended:
        if (notice.detail.empty())
            return {"Bidding has ended", quoted + " ended without a bid"};
        return {"Bidding has ended", quoted + " sold for " + notice.detail};
    case notification_type::invite_received:
        return {"You're invited", "You have been invited to " + quoted};
    case notification_type::member_joined:
        return {"New member", notice.detail + " joined " + quoted};
    case notification_type::new_item:
        // Several at once have their number for a detail, and no item to go to.
        if (!notice.item)
            return {notice.subject, notice.detail + " new items are open for bids"};
        return {notice.subject, notice.detail.empty() ? "A new item is open for bids" : notice.detail};
    }
    return {};
}

} // namespace auktiva
