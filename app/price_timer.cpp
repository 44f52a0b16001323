#include "app/price_timer.hpp"

#include <algorithm>

namespace auktiva::app {

price_timer::price_timer(boost::asio::io_context& io, web::price_board& board, teller tell)
    : timer_{io}
    , board_{board}
    , tell_{std::move(tell)}
{
}

void price_timer::look_again()
{
    auto const due = board_.due();
    if (!due)
        return;
    timer_.expires_at(std::max(*due, std::chrono::steady_clock::now()));
    timer_.async_wait(
        [this](boost::system::error_code error)
        {
            if (error)
                return;
            for (auto const& batch : board_.take(std::chrono::steady_clock::now()))
                tell_(batch);
            look_again();
        }
    );
}

} // namespace auktiva::app
