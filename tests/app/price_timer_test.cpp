#include "app/price_timer.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva::app {

BOOST_AUTO_TEST_SUITE(timer_of_prices)

using namespace std::chrono_literals;
using clock = std::chrono::steady_clock;

struct timed_board
{
    boost::asio::io_context io;
    web::price_board board;
    std::vector<std::string> told;
    price_timer timer{io, board, [this](web::price_board::batch const& batch) {
                          told.insert(told.end(), batch.items.begin(), batch.items.end());
                      }};

    void put(std::string data, std::string auction = "autumn")
    {
        if (board.put({{std::move(auction)}, {"lamp"}, std::move(data)}))
            timer.look_again();
    }
};

BOOST_FIXTURE_TEST_CASE(the_first_price_is_told_in_the_next_turn, timed_board)
{
    put("10");
    put("11");
    BOOST_TEST(told.empty());
    io.poll();
    BOOST_TEST(told == std::vector<std::string>{"11"}, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(the_next_is_told_when_the_interval_is_over, timed_board)
{
    put("10");
    io.poll();
    auto const began = clock::now();
    put("11");
    put("3", "winter");
    io.run();
    // It runs until there is nothing to wait for.
    BOOST_TEST(told == (std::vector<std::string>{"10", "3", "11"}), boost::test_tools::per_element());
    BOOST_CHECK(clock::now() - began >= web::price_board::interval - 10ms);
    BOOST_CHECK(!board.due());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::app
