#pragma once

#include "http/server.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace auktiva::app {

/// All ports the house answers at, each with a server of its own.
class doors
{
public:
    void open(
        boost::asio::io_context& io, http::listener at, http::options settings, http::handler handle,
        http::upgrade_handler upgrade = {}
    );

    /// For those that speak TLS.
    void renew_tls(std::shared_ptr<ssl_ctx_st> const& tls);
    void stop_listening();
    void close_idle();
    std::size_t connections() const;
    /// How many wait for an answer.
    std::size_t owed() const;

private:
    struct door
    {
        std::unique_ptr<http::server> serving;
        bool speaks_tls;
    };
    std::vector<door> all_;
};

} // namespace auktiva::app
