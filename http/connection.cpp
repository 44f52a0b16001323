#include "http/connection.hpp"

#include <boost/asio/post.hpp>

#include <utility>

namespace auktiva::http {

namespace {

// After so many pipelined requests the others have a turn.
constexpr int requests_per_turn = 16;

} // namespace

void service::forget(connection& gone)
{
    connections.erase(connections.iterator_to(gone));
    if (connections.empty() && when_drained)
        std::exchange(when_drained, nullptr)();
}

connection::connection(std::shared_ptr<service> shared, stream peer)
    : service_{std::move(shared)}
    , stream_{std::move(peer)}
{
    service_->connections.push_back(*this);
}

void connection::start()
{
    expire_after(service_->settings.header_timeout);
    read_later();
}

void connection::turn_away()
{
    refuse({.status = 503, .text = "Too many connections"});
}

bool connection::is_idle() const noexcept
{
    return phase_ == phase::reading && !parser_ && unread_.empty();
}

void connection::close_if_expired(clock::time_point now)
{
    if (now >= deadline_)
        close();
}

void connection::close()
{
    if (phase_ == phase::closed)
        return;
    phase_ = phase::closed;
    stream_.close();
    parser_.reset();
    unsent_.reset();
    unread_ = {};
    service_->forget(*this);
}

void connection::read_later()
{
    stream_.wait_readable(
        [self = shared_from_this()](boost::system::error_code ec)
        {
            if (!ec)
                self->read();
            else
                self->close();
        }
    );
}

void connection::read()
{
    if (phase_ == phase::closed)
        return;
    auto& buffer = service_->buffer;
    auto const got = stream_.read_some(buffer);
    if (got.status == io_status::would_block || (got.status == io_status::done && phase_ == phase::lingering))
        return read_later();
    if (got.status != io_status::done)
        return close();
    read_at_ = service_->settings.now_ms();
    consume({buffer.data(), got.bytes});
}

void connection::consume(std::string_view bytes)
{
    consuming_ = true;
    for (int turn = 0; phase_ == phase::reading && !bytes.empty() && turn < requests_per_turn;)
    {
        read_request(bytes);
        turn += parser_ ? 0 : 1;
    }
    consuming_ = false;
    if (phase_ == phase::closed || phase_ == phase::lingering)
        return;
    unread_ = bytes;
    if (phase_ == phase::reading)
        await_more();
}

void connection::read_request(std::string_view& bytes)
{
    using stage = request_parser::stage;
    if (!parser_)
        parser_ = std::make_unique<request_parser>(service_->settings.rules, service_->settings.body_limit);
    auto const before = parser_->reached();
    bytes.remove_prefix(parser_->put(bytes));
    switch (parser_->reached())
    {
    case stage::head:
        return;
    case stage::body:
        if (before == stage::head && bytes.empty() && parser_->wants_continue())
            allow_body();
        return;
    case stage::complete:
        return dispatch(bytes);
    case stage::refused:
        return refuse(parser_->refused());
    }
}

/// Takes up what was read meanwhile. That counts as read now, so that stamps never fall among connections.
void connection::resume()
{
    if (unread_.empty())
        return await_more();
    read_at_ = service_->settings.now_ms();
    auto const bytes = std::exchange(unread_, {});
    consume(bytes);
}

void connection::await_more()
{
    start_stage_timeout();
    if (unread_.empty())
        return read_later();
    boost::asio::post(
        stream_.get_executor(),
        [self = shared_from_this()]
        {
            if (self->phase_ == phase::reading)
                self->resume();
        }
    );
}

void connection::start_stage_timeout()
{
    auto const& settings = service_->settings;
    if (!parser_)
    {
        timed_.reset();
        return expire_after(settings.idle_timeout);
    }
    if (timed_ == parser_->reached())
        return;
    timed_ = parser_->reached();
    expire_after(timed_ == request_parser::stage::head ? settings.header_timeout : settings.body_timeout);
}

void connection::allow_body()
{
    constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    // Nothing else is on its way out, so the socket takes these few bytes or is of no use.
    if (send_after(0, go_on, {}, stream_).bytes != go_on.size())
        close();
}

void connection::dispatch(std::string_view& rest)
{
    is_last_ = !parser_->wants_keep_alive();
    is_head_ = parser_->method() == "HEAD";
    version_ = parser_->version();
    auto const is_upgrade = service_->upgrade && parser_->wants_websocket();
    auto incoming = parser_->take();
    parser_.reset();
    incoming.peer = stream_.peer();
    incoming.secure = stream_.is_secure();
    incoming.received = read_at_;
    if (is_upgrade)
        return hand_over(std::move(incoming), rest);
    phase_ = phase::handling;
    deadline_ = clock::time_point::max();
    service_->handle(std::move(incoming), responder{shared_from_this()});
}

void connection::hand_over(request incoming, std::string_view& rest)
{
    phase_ = phase::closed;
    auto leaving = std::move(stream_);
    service_->forget(*this);
    service_->upgrade(std::move(incoming), std::move(leaving), std::string{rest});
}

void connection::refuse(refusal const& why)
{
    auto answer = service_->settings.error(why.status, why.text);
    if (why.status == 405)
        answer.headers.emplace_back("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    is_last_ = true;
    is_head_ = parser_ && parser_->method() == "HEAD";
    parser_.reset();
    phase_ = phase::handling;
    send(std::move(answer));
}

void connection::answer_unanswered()
{
    if (phase_ == phase::handling)
        send(service_->settings.error(500, "Internal error"));
}

void connection::respond(response answer)
{
    if (phase_ == phase::handling)
        send(std::move(answer));
}

void connection::send(response answer)
{
    is_last_ = is_last_ || service_->is_draining;
    auto const kept_alive = version_ < 11 ? "keep-alive" : "";
    auto& head = service_->head;
    head.clear();
    append_head(
        head, answer,
        {.date = service_->date, .connection = is_last_ ? "close" : kept_alive, .secure = stream_.is_secure()}
    );
    if (is_head_ || !allows_body(answer.status))
    {
        answer.body.clear();
        answer.shared_body.reset();
    }
    auto const body = answer.payload();
    auto const outcome = send_after(0, head, body, stream_);
    if (outcome.bytes == head.size() + body.size())
        return end_answer();
    if (!is_usable(outcome.status))
        return close();
    unsent_ = std::make_unique<unsent>(unsent{head, std::move(answer), outcome.bytes});
    phase_ = phase::writing;
    write_later();
}

void connection::write_later()
{
    expire_after(service_->settings.write_timeout);
    stream_.wait_writable(
        [self = shared_from_this()](boost::system::error_code ec)
        {
            if (!ec)
                self->write();
            else
                self->close();
        }
    );
}

void connection::write()
{
    if (phase_ != phase::writing)
        return;
    auto const outcome = send_after(unsent_->sent, unsent_->head, unsent_->answer.payload(), stream_);
    if (!is_usable(outcome.status))
        return close();
    unsent_->sent += outcome.bytes;
    if (unsent_->sent < unsent_->size())
        return write_later();
    unsent_.reset();
    end_answer();
}

void connection::end_answer()
{
    if (is_last_)
        return linger();
    phase_ = phase::reading;
    if (!consuming_)
        resume();
}

/// Closing with unread bytes would reset the connection and might destroy the answer on its way.
void connection::linger()
{
    phase_ = phase::lingering;
    unread_ = {};
    stream_.shutdown_send();
    expire_after(service_->settings.linger_timeout);
    read_later();
}

} // namespace auktiva::http
