#pragma once

#include "web/price_board.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <functional>

namespace auktiva::app {

/// Has batches of prices told when their time comes. The first is told in a turn of the loop of its own, so
/// that it has all of a commit, and is behind its revocations.
class price_timer
{
public:
    using teller = std::function<void(web::price_board::batch const&)>;

    price_timer(boost::asio::io_context& io, web::price_board& board, teller tell);

    /// The board has a price that need not wait.
    void look_again();

private:
    boost::asio::steady_timer timer_;
    web::price_board& board_;
    teller const tell_;
};

} // namespace auktiva::app
