#pragma once

#include "realtime/app.hpp"
#include "realtime/close_code.hpp"
#include "realtime/frame.hpp"
#include "realtime/outbox.hpp"
#include "realtime/subscriber.hpp"
#include "realtime/traffic.hpp"
#include "realtime/transport.hpp"
#include "realtime/websocket.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace auktiva::realtime {

class socket;

/// Whom a socket reports to.
class socket_keeper
{
public:
    /// The latest time anybody told, in ms.
    virtual std::int64_t now() const = 0;
    virtual void on_text(socket& from, std::string_view text, std::int64_t now) = 0;
    /// Has something to write, for the first time since its last flush().
    virtual void on_pending(socket& from) = 0;
    /// Begins its closing handshake: neither hears nor sends messages any more. Comes once.
    virtual void on_closing(socket& from, std::uint16_t code) = 0;
    /// The last report.
    virtual void on_closed(socket& from) = 0;

protected:
    ~socket_keeper() = default;
};

/// One WebSocket after its upgrade. Calls on a closed one do nothing.
class socket : public std::enable_shared_from_this<socket>
{
public:
    /// `of` is null for one that is opened only to be refused.
    socket(
        std::string id, app const* of, traffic& counted, std::shared_ptr<transport> to, socket_keeper& keeper
    );

    // What the I/O loop reports.
    void on_bytes(std::span<char const> bytes, std::int64_t now);
    void on_writable();
    void on_broken();

    /// Only queues; flush() writes.
    void send(frame next);
    /// Queues `pusher:error` and a Close of that code: clients understand either, some only one.
    void refuse(close_code code, std::string_view why);
    /// Writes what is due in one go, and cuts a reader who leaves too much behind.
    void flush();

    /// Whether watch() has anything to do.
    bool overdue(std::int64_t now) const;
    /// Cuts a stalled reader, pings a silent peer, ends a closing handshake nobody answers.
    void watch(std::int64_t now);

    std::string const& id() const { return id_; }
    app const* of() const { return app_; }
    std::size_t queued_bytes() const { return outbox_.bytes(); }
    realtime::subscriber& subscriber() { return subscriber_; }

private:
    enum class phase : std::uint8_t
    {
        open,
        closing,
        closed,
    };

    void on_event(websocket::event const& event, std::int64_t now);
    void close(std::uint16_t code, std::string_view why);
    void push(frame next);
    void want_flush();
    void write_out();
    void cut_slow_reader();
    void finish();
    bool stalled(std::int64_t now) const;
    std::int64_t silent_until() const;

    std::string id_;
    app const* app_;
    traffic& counted_;
    std::shared_ptr<transport> transport_;
    socket_keeper& keeper_;
    realtime::subscriber subscriber_;
    websocket::decoder decoder_;
    outbox outbox_;
    std::int64_t heard_at_;
    /// When the transport last took something, while there is something to take.
    std::int64_t progress_at_ = 0;
    std::int64_t closing_since_ = 0;
    int unanswered_pings_ = 0;
    phase phase_ = phase::open;
    bool flush_wanted_ = false;
    bool blocked_ = false;
    bool peer_closed_ = false;
    /// The peer broke the protocol, and has not yet been told that nothing more will come.
    bool failed_ = false;
};

} // namespace auktiva::realtime
