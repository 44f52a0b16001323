#include "http/connection.hpp"

#include <algorithm>
#include <utility>

// A connection on its way out: the answer, its pieces, and the end.
namespace auktiva::http {

namespace {

// Between connecting and asking, for who does both in one go.
constexpr std::chrono::milliseconds time_to_ask{250};

} // namespace

void connection::send(response answer)
{
    is_last_ = is_last_ || service_->is_draining;
    auto const kept_alive = version_ < 11 ? "keep-alive" : "";
    auto& head = service_->head;
    head.clear();
    append_head(
        head, answer,
        {.date = service_->date,
         .now = service_->settings.now_ms(),
         .connection = is_last_ ? "close" : kept_alive,
         .secure = stream_.is_secure() && service_->settings.insists_on_tls}
    );
    if (is_head_ || !allows_body(answer.status))
    {
        answer.body.clear();
        answer.shared_body.reset();
        answer.lasting_body = {};
        answer.following.reset();
    }
    auto const body = answer.payload();
    auto const outcome = send_after(0, head, body, stream_);
    auto const is_sent = outcome.bytes == head.size() + body.size();
    if (is_sent && answer.following_bytes() == 0)
        return end_answer();
    if (!is_usable(outcome.status))
        return close();
    unsent_ = std::make_unique<unsent>(unsent{head, std::move(answer), outcome.bytes});
    phase_ = phase::writing;
    if (is_sent)
        end_piece();
    else
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
    end_piece();
}

void connection::end_piece()
{
    if (unsent_->answer.following_bytes() == 0)
    {
        unsent_.reset();
        return end_answer();
    }
    phase_ = phase::fetching;
    deadline_ = clock::time_point::max();
    unsent_->answer.following->next([self = shared_from_this()](std::string piece)
                                    { self->take_piece(std::move(piece)); });
}

/// A length that was promised and cannot be kept ends the connection: that is how the client notices.
void connection::take_piece(std::string piece)
{
    if (phase_ != phase::fetching)
        return;
    auto& following = *unsent_->answer.following;
    if (piece.empty() || piece.size() > following.bytes)
        return close();
    following.bytes -= piece.size();
    unsent_->head.clear();
    unsent_->answer.shared_body.reset();
    unsent_->answer.lasting_body = {};
    unsent_->answer.body = std::move(piece);
    unsent_->sent = 0;
    phase_ = phase::writing;
    write();
}

void connection::end_answer()
{
    give_back();
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
    began_ = clock::now();
    hear_out();
}

void connection::hear_out()
{
    expire_after(service_->settings.linger_timeout);
    deadline_ = std::min(deadline_, began_ + service_->settings.body_timeout);
    read_later();
}

bool connection::is_owed() const noexcept
{
    return phase_ != phase::lingering && phase_ != phase::closed && !is_idle();
}

void connection::close_if_idle(clock::time_point now)
{
    bool const is_about_to_ask = is_new_ && now - began_ < time_to_ask;
    if (is_idle() && !is_about_to_ask && !stream_.has_unread())
        close();
}

} // namespace auktiva::http
