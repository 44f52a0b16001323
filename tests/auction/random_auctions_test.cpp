#include "tests/auction/standing.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>
#include <vector>

namespace auktiva {

namespace {

using namespace std::chrono_literals;

/// A random auction beside the plain facts any rule must respect.
class random_auction
{
public:
    explicit random_auction(std::uint32_t seed)
        : random_{seed}
    {
        item_ = open_item(draw(0, 1) ? bid_mode::proxy : bid_mode::plain, draw(0, 2000), draw(1, 500));
        item_.ends_at = noon;
        if (draw(0, 1))
            item_.late_bids = soft_close{
                draw(0, 1) ? soft_close_mode::add_to_end : soft_close_mode::reset_from_bid,
                std::chrono::seconds{draw(1, 600)}, std::chrono::seconds{draw(1, 600)},
                noon + std::chrono::seconds{draw(0, 900)}};
    }

    /// Whether one more random bid kept every promise.
    bool bid_once()
    {
        bid_attempt const bid{user_id{std::string(1, "abcd"[draw(0, 3)])}, {draw(0, 9000)}, next_stamp()};
        auto const before = item_;
        auto const decision = decide_bid(item_, bid, 2);
        if (decision.has_error())
            return refused_rightly(bid);
        advance(item_, *decision);
        remember(bid);
        return kept_promises(before, bid, *decision);
    }

private:
    std::int64_t draw(std::int64_t least, std::int64_t most)
    {
        return std::uniform_int_distribution{least, most}(random_);
    }

    timestamp next_stamp() { return now_ += std::chrono::milliseconds{draw(0, 120'000)}; }

    bool refused_rightly(bid_attempt const& bid) const
    {
        return bid.at >= *item_.ends_at || bid.amount < minimum_bid_of(item_, bid.bidder);
    }

    /// Keeps the highest maximum; of equal ones the earlier. The own one is replaced.
    void remember(bid_attempt const& bid)
    {
        std::erase_if(maxima_, [&](auto const& each) { return each.bidder == bid.bidder; });
        maxima_.push_back(bid);
    }

    bool
    kept_promises(item_standing const& before, bid_attempt const& bid, bid_decision const& decision) const
    {
        auto const best = std::ranges::max_element(maxima_, {}, &bid_attempt::amount);
        bool const leader_is_best = item_.leader == best->bidder && item_.leader_maximum == best->amount;
        bool const price_holds = item_.price >= before.price && *item_.price <= item_.leader_maximum &&
                                 std::ranges::all_of(
                                     maxima_, [&](auto const& each)
                                     { return each.bidder == *item_.leader || each.amount <= *item_.price; }
                                 );
        bool const end_holds = item_.ends_at >= before.ends_at && bid.at < *before.ends_at &&
                               (!decision.ends_at || *decision.ends_at <= *item_.late_bids->hard_stop_at);
        bool const told_right =
            decision.moved == (before.price != item_.price || before.leader != item_.leader) &&
            (!decision.outbid || decision.outbid == before.leader);
        bool const was_enough = bid.amount >= minimum_bid_of(before, bid.bidder);
        return leader_is_best && price_holds && end_holds && told_right && was_enough;
    }

    std::mt19937 random_;
    item_standing item_;
    timestamp now_{noon - 20min};
    std::vector<bid_attempt> maxima_;
};

} // namespace

BOOST_AUTO_TEST_SUITE(random_auctions)

BOOST_AUTO_TEST_CASE(keep_the_promises_of_the_bid_rules)
{
    for (std::uint32_t seed = 0; seed < 20'000; ++seed)
    {
        random_auction auction{seed};
        for (int bid = 1; bid <= 12; ++bid)
            BOOST_REQUIRE_MESSAGE(auction.bid_once(), "auction " << seed << ", bid " << bid);
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
