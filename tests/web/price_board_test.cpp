#include "web/price_board.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace auktiva::web {

BOOST_AUTO_TEST_SUITE(board_of_prices)

using namespace std::chrono_literals;

struct written_board : price_board
{
    static constexpr time opening{24h};

    bool put(std::string item, std::string data, std::string auction = "autumn")
    {
        return price_board::put({{std::move(auction)}, {std::move(item)}, std::move(data)});
    }

    /// "auction: prices" of each batch.
    std::vector<std::string> told(time now)
    {
        std::vector<std::string> lines;
        for (auto const& made : take(now))
        {
            auto line = made.auction.text + ':';
            for (auto const& each : made.items)
                line += ' ' + each;
            lines.push_back(std::move(line));
        }
        std::ranges::sort(lines);
        return lines;
    }
};

void expect_told(written_board& board, price_board::time now, std::vector<std::string> const& lines)
{
    BOOST_TEST(board.told(now) == lines, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(the_first_price_need_not_wait, written_board)
{
    BOOST_CHECK(!due());
    BOOST_TEST(put("lamp", "10"));
    BOOST_CHECK(due().value() <= opening);
    expect_told(*this, opening, {"autumn: 10"});
}

BOOST_FIXTURE_TEST_CASE(what_comes_within_the_interval_waits_for_its_end, written_board)
{
    put("lamp", "10");
    take(opening);
    BOOST_TEST(!put("lamp", "11"));
    BOOST_TEST(!put("vase", "5"));
    expect_told(*this, opening + interval - 1ms, {});
    BOOST_CHECK(due() == opening + interval);
    expect_told(*this, opening + interval, {"autumn: 11 5"});
}

BOOST_FIXTURE_TEST_CASE(of_an_item_only_the_newest_price_is_told, written_board)
{
    for (auto const* price : {"10", "11", "12"})
        put("lamp", price);
    expect_told(*this, opening, {"autumn: 12"});
}

BOOST_FIXTURE_TEST_CASE(what_was_told_is_not_told_again, written_board)
{
    put("lamp", "10");
    put("vase", "5");
    take(opening);
    put("vase", "6");
    expect_told(*this, opening + interval, {"autumn: 6"});
    expect_told(*this, opening + 2 * interval, {});
}

BOOST_FIXTURE_TEST_CASE(after_a_quiet_interval_nothing_is_kept_and_a_price_need_not_wait, written_board)
{
    put("lamp", "10");
    take(opening);
    take(opening + interval);
    BOOST_CHECK(!due());
    BOOST_TEST(put("lamp", "11"));
}

BOOST_FIXTURE_TEST_CASE(auctions_do_not_wait_for_one_another, written_board)
{
    put("lamp", "10");
    take(opening);
    put("lamp", "11");
    BOOST_TEST(put("book", "3", "winter"));
    BOOST_CHECK(due().value() <= opening + 1ms);
    expect_told(*this, opening + 1ms, {"winter: 3"});
    expect_told(*this, opening + interval, {"autumn: 11"});
}

BOOST_FIXTURE_TEST_CASE(a_burst_of_bids_is_two_batches_a_second, written_board)
{
    std::size_t batches = 0;
    for (auto past = 0ms; past < 10s; past += 1ms)
    {
        put("lamp", std::to_string(past.count()));
        batches += told(opening + past).size();
    }
    BOOST_TEST(batches == 20u);
}

BOOST_FIXTURE_TEST_CASE(more_items_than_a_batch_holds_follow_in_the_order_they_came, written_board)
{
    for (std::size_t item = 0; item < 2 * most_items; ++item)
        put(std::to_string(item), std::to_string(item));
    put("0", "newer");
    auto const first = take(opening);
    BOOST_REQUIRE_EQUAL(first.front().items.size(), most_items);
    BOOST_TEST(first.front().items.front() == "newer");
    auto const rest = take(opening + interval);
    BOOST_REQUIRE_EQUAL(rest.front().items.size(), most_items);
    BOOST_TEST(rest.front().items.front() == std::to_string(most_items));
}

BOOST_FIXTURE_TEST_CASE(what_is_forgotten_is_not_told, written_board)
{
    put("lamp", "10");
    put("vase", "5");
    forget({"autumn"}, {"lamp"});
    forget({"autumn"}, {"nothing"});
    expect_told(*this, opening, {"autumn: 5"});
    put("lamp", "11");
    forget({"autumn"});
    forget({"nowhere"});
    forget({"nowhere"}, {"nothing"});
    expect_told(*this, opening + interval, {});
}

BOOST_FIXTURE_TEST_CASE(forgetting_does_not_shorten_the_interval, written_board)
{
    put("lamp", "10");
    take(opening);
    forget({"autumn"});
    BOOST_TEST(!put("lamp", "11"));
    expect_told(*this, opening + interval - 1ms, {});
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::web
