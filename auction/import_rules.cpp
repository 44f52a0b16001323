#include "auction/import_rules.hpp"

#include <algorithm>
#include <unordered_map>

namespace auktiva {

namespace {

/// As deep as a reply may be made; see the command that adds one.
constexpr int deepest_reply = 32;

/// Follows replies upwards and puts each in place after the one it answers.
class discussion_arranger
{
public:
    explicit discussion_arranger(std::vector<discussion> all)
        : all_{std::move(all)}
        , depth_(all_.size(), 0)
    {
        for (std::size_t each = 0; each < all_.size(); ++each)
            numbers_.emplace(all_[each].id, each);
    }

    settled_discussions arrange()
    {
        for (std::size_t each = 0; each < all_.size(); ++each)
            while (depth_[each] == 0)
                place_with_those_above(each);
        for (auto const number : order_)
            done_.in_order.push_back(std::move(all_[number]));
        return std::move(done_);
    }

private:
    /// Places a comment and whatever it answers, or breaks one circle.
    void place_with_those_above(std::size_t number)
    {
        std::vector<std::size_t> path;
        for (auto at = std::optional{number}; at && depth_[*at] == 0; at = parent_of(*at))
        {
            if (auto const met = std::ranges::find(path, *at); met != path.end())
                return lift(*std::min_element(met, path.end()), "answered itself through others; now on top");
            path.push_back(*at);
        }
        for (auto each = path.rbegin(); each != path.rend(); ++each)
            place(*each);
    }

    std::optional<std::size_t> parent_of(std::size_t number)
    {
        if (!all_[number].parent)
            return std::nullopt;
        auto const found = numbers_.find(*all_[number].parent);
        if (found != numbers_.end())
            return found->second;
        lift(number, "answered a comment that is not there; now on top");
        return std::nullopt;
    }

    void lift(std::size_t number, std::string_view why)
    {
        all_[number].parent.reset();
        done_.changed.push_back({all_[number].id.text, why});
    }

    void place(std::size_t number)
    {
        auto above = parent_of(number);
        if (above && depth_[*above] >= deepest_reply)
        {
            all_[number].parent = all_[*above].parent;
            done_.changed.push_back({all_[number].id.text, "answered too deep; moved up"});
            above = parent_of(number);
        }
        depth_[number] = above ? depth_[*above] + 1 : 1;
        order_.push_back(number);
    }

    std::vector<discussion> all_;
    std::unordered_map<discussion_id, std::size_t> numbers_;
    /// 0 while it has no place.
    std::vector<int> depth_;
    std::vector<std::size_t> order_;
    settled_discussions done_;
};

} // namespace

std::vector<settled> settle_owner(std::vector<member>& members, member const& founder)
{
    auto const owns = [](member const& each) { return each.as == role::owner; };
    auto const is_founder = [&](member const& each) { return each.user == founder.user; };
    if (std::ranges::count_if(members, owns) == 1)
        return {};
    std::vector<settled> changed;
    if (std::ranges::none_of(members, is_founder))
    {
        members.push_back(founder);
        changed.push_back({founder.id.text, "joined as owner: created the auction, which had no single owner"}
        );
    }
    for (auto& each : members)
    {
        if (!is_founder(each) && owns(each))
        {
            each.as = role::admin;
            changed.push_back({each.id.text, "was one of several owners; now administrator"});
        }
        else if (is_founder(each) && !owns(each))
        {
            each.as = role::owner;
            changed.push_back({each.id.text, "created the auction, which had no owner; now owner"});
        }
    }
    return changed;
}

settled_discussions settle_discussions(std::vector<discussion> all)
{
    return discussion_arranger{std::move(all)}.arrange();
}

std::optional<timestamp> imported_close(item_schedule const& schedule, timestamp now)
{
    auto end = end_in_force(schedule);
    if (schedule.item_ends_at && (!end || *schedule.item_ends_at < *end))
        end = schedule.item_ends_at <= now ? schedule.item_ends_at : end;
    return end && *end <= now ? end : std::nullopt;
}

void bid_tally::take(bid const& placed)
{
    ++count_;
    last_at_ = last_at_ ? std::max(*last_at_, placed.placed_at) : placed.placed_at;
    if (!top_ || placed.amount > top_->amount)
        top_ = placed;
}

} // namespace auktiva
