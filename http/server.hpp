#pragma once

#include "http/options.hpp"

#include <boost/asio/io_context.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

namespace auktiva::http {

class reception;

/// An HTTP/1.1 server on one io_context that one thread runs; everything here belongs to that thread.
/// The context must outlive the server and every responder.
class server
{
public:
    /// Listens at once; throws boost::system::system_error if the address is not to be had.
    server(boost::asio::io_context& io, options settings, handler handle, upgrade_handler upgrade = {});
    server(server const&) = delete;
    server& operator=(server const&) = delete;
    /// Closes every connection; responders still held do nothing from then on.
    ~server();

    std::uint16_t port() const;
    /// How many are open, without those handed over.
    std::size_t connections() const noexcept;

    /// New connections from now on use this certificate.
    void renew_tls(std::shared_ptr<ssl_ctx_st> tls);

    void stop_listening();
    /// Closes what waits for a next request, and the others after their answer.
    void close_idle();
    /// Posts the callback once no connection is left.
    void when_drained(std::function<void()> callback);

private:
    std::shared_ptr<reception> reception_;
};

} // namespace auktiva::http
