#include "web/sockets.hpp"

#include "http/router.hpp"
#include "realtime/handshake.hpp"
#include "web/api.hpp"

#include <boost/system/error_code.hpp>

#include <array>

namespace auktiva::web {

namespace {

constexpr std::string_view socket_path = "/app/{key}";

/// One stream that became a socket. Keeps itself alive while the stream is open: a read is always waited for.
class wire final : public realtime::transport, public std::enable_shared_from_this<wire>
{
public:
    wire(http::stream stream, services& within)
        : stream_{std::move(stream)}
        , now_{within.now}
    {
    }

    /// Begins to hear, with what came along behind the upgrade.
    void start(std::shared_ptr<realtime::socket> heard_by, std::string_view already_read)
    {
        socket_ = std::move(heard_by);
        if (!already_read.empty())
            tell(already_read);
        wait_readable();
    }

    std::ptrdiff_t write(std::span<iovec const> parts) override
    {
        auto const [status, bytes] = stream_.write_some(parts);
        if (status == http::io_status::done)
            return static_cast<std::ptrdiff_t>(bytes);
        return status == http::io_status::would_block ? 0 : -1;
    }

    std::size_t sealed() const override { return stream_.sealed(); }

    void wait_writable() override
    {
        stream_.wait_writable(
            [self = shared_from_this()](boost::system::error_code error)
            {
                if (!error && self->socket_)
                    self->socket_->on_writable();
            }
        );
    }

    void finish_writing() override { stream_.shutdown_send(); }

    void close() override
    {
        socket_.reset();
        stream_.close();
    }

private:
    void wait_readable()
    {
        if (!socket_)
            return;
        stream_.wait_readable(
            [self = shared_from_this()](boost::system::error_code error)
            {
                // It may have been closed after the wait was over and before this was called.
                if (!error && self->socket_)
                    self->read();
            }
        );
    }

    /// Sockets are idle nearly always, so one buffer serves them all.
    void read()
    {
        static std::array<char, 64 * 1024> buffer;
        auto const [status, bytes] = stream_.read_some(buffer);
        if (status == http::io_status::done)
            tell({buffer.data(), bytes});
        else if (status != http::io_status::would_block)
            return std::exchange(socket_, nullptr)->on_broken();
        wait_readable();
    }

    void tell(std::string_view bytes)
    {
        auto const keep = socket_;
        keep->on_bytes(bytes, now_().time_since_epoch().count());
    }

    http::stream stream_;
    clock_source const& now_;
    std::shared_ptr<realtime::socket> socket_;
};

std::optional<std::string> own(std::optional<std::string_view> text)
{
    return text ? std::optional<std::string>{*text} : std::nullopt;
}

/// Sends the text and hangs up; it is short enough for any socket buffer.
void send_and_close(http::stream& to, std::string text)
{
    iovec const part{text.data(), text.size()};
    to.write_some({&part, 1});
    to.close();
}

} // namespace

void open_socket(http::request asked, http::stream stream, std::string already_read, services& within)
{
    if (!within.hub)
        return send_and_close(
            stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
    auto const key = asked.header("Sec-WebSocket-Key");
    switch (realtime::websocket::check_offer(asked.header("Sec-WebSocket-Version"), key))
    {
    case realtime::websocket::offer_fault::version:
        return send_and_close(
            stream, "HTTP/1.1 426 Upgrade Required\r\nSec-WebSocket-Version: 13\r\nContent-Length: 0\r\n"
                    "Connection: close\r\n\r\n"
        );
    case realtime::websocket::offer_fault::key:
        return send_and_close(
            stream, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
    case realtime::websocket::offer_fault::none:
        break;
    }

    auto agreed = realtime::websocket::switching_protocols(key);
    iovec const part{agreed.data(), agreed.size()};
    if (auto const [status, bytes] = stream.write_some({&part, 1});
        status != http::io_status::done || bytes != agreed.size())
        return stream.close();

    auto const path = http::match(socket_path, within.settings.own_path(asked.path));
    realtime::opening const wish{
        .app_key = path ? std::optional{std::string{(*path)["key"]}} : std::nullopt,
        .protocol = own(asked.parameter("protocol")),
        .origin = std::string{asked.header("Origin")},
        .origin_allowed = !is_foreign(asked, within.settings),
        .secure = came_securely(asked, within.settings),
    };
    auto const line = std::make_shared<wire>(std::move(stream), within);
    auto socket = within.hub->open(wish, line, within.now().time_since_epoch().count());
    line->start(std::move(socket), already_read);
}

} // namespace auktiva::web
