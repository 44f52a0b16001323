#include "realtime/socket.hpp"

#include "realtime/overloaded.hpp"
#include "realtime/protocol.hpp"

#include <utility>
#include <variant>

namespace auktiva::realtime {

namespace {

constexpr std::size_t max_client_message = 16 * 1024;
constexpr std::size_t max_queued = 256 * 1024;
constexpr std::int64_t max_stall = 10'000;
constexpr std::int64_t max_closing = 5'000;
constexpr std::int64_t max_silence = 60'000;
constexpr std::int64_t pong_wait = 30'000;
constexpr int max_unanswered_pings = 2;
constexpr std::uint16_t connection_lost = 1006;

} // namespace

socket::socket(
    std::string id, app const* of, traffic& counted, std::shared_ptr<transport> to, socket_keeper& keeper
)
    : id_{std::move(id)}
    , app_{of}
    , counted_{counted}
    , transport_{std::move(to)}
    , keeper_{keeper}
    , decoder_{max_client_message}
    , heard_at_{keeper.now()}
{
}

void socket::on_bytes(std::span<char const> bytes, std::int64_t now)
{
    if (phase_ == phase::closed)
        return;
    auto const alive = shared_from_this();
    heard_at_ = now;
    unanswered_pings_ = 0;
    counted_.socket_bytes_in += bytes.size();
    std::string_view input{bytes.data(), bytes.size()};
    while (phase_ != phase::closed)
    {
        auto const event = decoder_.next(input);
        if (!event)
            return;
        on_event(*event, now);
    }
}

void socket::on_event(websocket::event const& event, std::int64_t now)
{
    std::visit(
        overloaded{
            [&](websocket::text const& message)
            {
                if (phase_ == phase::open)
                    keeper_.on_text(*this, message.payload, now);
            },
            [&](websocket::ping const& ping)
            {
                if (phase_ == phase::open)
                    push(make_frame(websocket::pong_frame(ping.payload)));
            },
            [](websocket::pong) {},
            [&](websocket::close const& farewell)
            {
                peer_closed_ = true;
                close(farewell.code, {});
                want_flush();
            },
            [&](websocket::violation const& found)
            {
                failed_ = true;
                close(found.code, found.reason);
                want_flush();
            },
        },
        event
    );
}

void socket::on_writable()
{
    auto const alive = shared_from_this();
    write_out();
}

void socket::on_broken()
{
    auto const alive = shared_from_this();
    finish();
}

void socket::send(frame next)
{
    if (phase_ == phase::open)
        push(std::move(next));
}

void socket::refuse(close_code code, std::string_view why)
{
    auto const number = static_cast<std::uint16_t>(code);
    send(make_text_frame(protocol::error(number, why)));
    close(number, why);
}

void socket::close(std::uint16_t code, std::string_view why)
{
    if (phase_ != phase::open)
        return;
    push(make_frame(websocket::close_frame(code, why)));
    phase_ = phase::closing;
    closing_since_ = keeper_.now();
    keeper_.on_closing(*this, code);
}

void socket::push(frame next)
{
    outbox_.push(std::move(next));
    want_flush();
}

void socket::want_flush()
{
    if (!std::exchange(flush_wanted_, true))
        keeper_.on_pending(*this);
}

void socket::flush()
{
    flush_wanted_ = false;
    if (!blocked_)
    {
        progress_at_ = keeper_.now();
        write_out();
    }
    if (outbox_.bytes() > max_queued)
        cut_slow_reader();
}

void socket::write_out()
{
    blocked_ = false;
    outbox::parts parts;
    while (phase_ != phase::closed && !outbox_.empty())
    {
        auto const written = transport_->write(outbox_.gather(parts));
        if (written < 0)
            return finish();
        if (written == 0)
        {
            blocked_ = true;
            return transport_->wait_writable();
        }
        counted_.socket_bytes_out += static_cast<std::size_t>(written);
        outbox_.consume(static_cast<std::size_t>(written));
        progress_at_ = keeper_.now();
    }
    if (peer_closed_)
        return finish();
    // Nothing he says counts any more, not even a Close (RFC 6455 7.1.7). Closing with unread bytes would
    // reset the connection and might destroy our Close on its way.
    if (std::exchange(failed_, false) && phase_ != phase::closed)
        transport_->finish_writing();
}

void socket::cut_slow_reader()
{
    // A message may be lost with the whole connection, never out of its middle: the client comes back and
    // resumes.
    if (phase_ != phase::open)
        return;
    outbox_.drop_unbegun(transport_->sealed());
    refuse(close_code::over_capacity, "slow reader");
}

void socket::finish()
{
    if (phase_ == phase::closed)
        return;
    if (phase_ == phase::open)
        keeper_.on_closing(*this, connection_lost);
    phase_ = phase::closed;
    std::exchange(transport_, nullptr)->close();
    keeper_.on_closed(*this);
}

bool socket::stalled(std::int64_t now) const
{
    return blocked_ && now >= progress_at_ + max_stall;
}

std::int64_t socket::silent_until() const
{
    return heard_at_ + max_silence + unanswered_pings_ * pong_wait;
}

bool socket::overdue(std::int64_t now) const
{
    if (phase_ == phase::open)
        return stalled(now) || now >= silent_until();
    return phase_ == phase::closing && now >= closing_since_ + max_closing;
}

void socket::watch(std::int64_t now)
{
    if (!overdue(now))
        return;
    if (phase_ == phase::closing)
        return finish();
    if (stalled(now))
        return cut_slow_reader();
    if (unanswered_pings_ == max_unanswered_pings)
        return refuse(close_code::no_pong, reason(close_code::no_pong));
    ++unanswered_pings_;
    push(make_frame(websocket::ping_frame({})));
}

} // namespace auktiva::realtime
