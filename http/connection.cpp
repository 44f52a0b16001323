#include "http/connection.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <chrono>
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
    give_back();
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
    if (got.status == io_status::would_block)
        return read_later();
    if (got.status != io_status::done)
        return close();
    if (phase_ == phase::lingering)
        return hear_out();
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
    {
        parser_ = std::make_unique<request_parser>(service_->settings.rules);
        timed_.reset();
    }
    auto const before = parser_->reached();
    bytes.remove_prefix(parser_->put(bytes));
    switch (parser_->reached())
    {
    case stage::head:
        return;
    case stage::body:
        if (before == stage::head)
            admit(bytes.empty() && parser_->wants_continue());
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
    if (timed_ != parser_->reached())
    {
        timed_ = parser_->reached();
        began_ = clock::now();
        expire_after(settings.header_timeout);
    }
    if (timed_ == request_parser::stage::body)
        expect_body();
}

/// A phone's slow upload passes; one that stalls, or only drips, does not.
void connection::expect_body()
{
    auto const& settings = service_->settings;
    auto const earned = std::chrono::seconds{parser_->body_size() / settings.least_body_rate};
    expire_after(settings.body_timeout);
    deadline_ = std::min(deadline_, began_ + settings.body_timeout + earned);
}

/// The head is there: may the body come?
void connection::admit(bool waits_for_leave)
{
    auto const& settings = service_->settings;
    auto said =
        settings.admit ? settings.admit(parser_->head()) : admission{.body_limit = settings.body_limit};
    if (said.refused)
        return turn_down(*std::move(said.refused));
    parser_->limit_body(said.body_limit);
    if (parser_->reached() == request_parser::stage::refused)
        return refuse(parser_->refused());
    if (!reserve(said.body_limit))
        return refuse({.status = 503, .text = "Too many are sending large bodies; please try again"});
    if (waits_for_leave)
        allow_body();
}

/// Keeps what waits for slow senders from filling the memory.
bool connection::reserve(std::uint64_t body_limit)
{
    auto const& settings = service_->settings;
    auto const wanted = parser_->declared_length().value_or(body_limit);
    if (wanted <= settings.body_limit)
        return true;
    if (service_->large_bodies + wanted > settings.large_bodies)
        return false;
    service_->large_bodies += wanted;
    reserved_ = wanted;
    return true;
}

void connection::give_back()
{
    service_->large_bodies -= std::exchange(reserved_, 0);
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
    is_new_ = false;
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
    give_back();
    auto leaving = std::move(stream_);
    service_->forget(*this);
    service_->upgrade(std::move(incoming), std::move(leaving), std::string{rest});
}

void connection::refuse(refusal const& why)
{
    auto answer = service_->settings.error(why.status, why.text);
    if (why.status == 405)
        answer.headers.emplace_back("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    if (why.status == 503)
        answer.headers.emplace_back("Retry-After", "1");
    turn_down(std::move(answer));
}

/// The last answer of this connection: what follows on it is not read.
void connection::turn_down(response answer)
{
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

} // namespace auktiva::http
