#pragma once

#include "http/listener.hpp"
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
    /// Accepts who comes to that socket; address and port of the settings do not count.
    server(
        boost::asio::io_context& io, listener at, options settings, handler handle,
        upgrade_handler upgrade = {}
    );
    server(server const&) = delete;
    server& operator=(server const&) = delete;
    /// Closes every connection; responders still held do nothing from then on.
    ~server();

    std::uint16_t port() const;
    /// How many are open, without those handed over.
    std::size_t connections() const noexcept;
    /// How many of them wait for an answer.
    std::size_t owed() const noexcept;

    /// New connections from now on use this certificate.
    void renew_tls(std::shared_ptr<ssl_ctx_st> tls);

    /// Who has come by now is let in first; those at an inherited socket wait for its next holder.
    void stop_listening();
    /// Closes what waits for a next request, and the others after their answer. Who has just come is about to
    /// ask: call it again.
    void close_idle();
    /// Posts the callback once no connection is left.
    void when_drained(std::function<void()> callback);

private:
    std::shared_ptr<reception> reception_;
};

} // namespace auktiva::http
