#pragma once

#include "auction/closing_rules.hpp"
#include "auction/item.hpp"
#include "auction/member.hpp"

#include <span>
#include <string_view>
#include <vector>

// What Auktiva's data has to be made into before it obeys the rules of this house.
namespace auktiva {

/// What had to be changed about one row, in words for a report.
struct settled
{
    std::string id;
    std::string_view why;
};

/// Sees to it that there is exactly one owner. Where there are several or none it is the creator, who joins
/// as `founder` if he has not; others become administrators.
std::vector<settled> settle_owner(std::vector<member>& members, member const& founder);

/// Comments in an order in which none comes before the one it answers.
struct settled_discussions
{
    std::vector<discussion> in_order;
    std::vector<settled> changed;
};

/// Replies to nothing, and the earliest of those that answer each other in a circle, come to the top; replies
/// deeper than clients can be answered move up. `all` is ordered by time.
settled_discussions settle_discussions(std::vector<discussion> all);

/// When an item was over, if it was by `now`. In Auktiva an end of its own ended an item in every mode, and
/// the end of its auction did not; here both do.
std::optional<timestamp> imported_close(item_schedule const& schedule, timestamp now);

/// Finds price and leader by going through the bids of an item in the order they were placed: the highest
/// leads, and of equal ones the first.
class bid_tally
{
public:
    void take(bid const& placed);

    std::int64_t count() const { return count_; }
    std::optional<bid> const& top() const { return top_; }
    std::optional<timestamp> const& last_at() const { return last_at_; }

private:
    std::int64_t count_{};
    std::optional<bid> top_;
    std::optional<timestamp> last_at_;
};

} // namespace auktiva
