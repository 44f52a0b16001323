#pragma once

#include "realtime/app.hpp"
#include "realtime/close_code.hpp"
#include "realtime/counters.hpp"
#include "realtime/directory.hpp"
#include "realtime/event_log.hpp"
#include "realtime/grant.hpp"
#include "realtime/occasion.hpp"
#include "realtime/protocol.hpp"
#include "realtime/socket.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace auktiva::realtime {

struct hub_settings
{
    /// One of them is built in.
    std::vector<app> apps;
    /// Names the event log; a client that knows another one starts afresh.
    std::string epoch;
    /// Whether a channel of the built-in app is one of its own.
    std::function<bool(std::string_view channel)> owns = [](std::string_view) { return false; };
    /// Called when something is to be flushed for the first time since flush(); may post, not flush.
    std::function<void()> flush_wanted = [] {};
    /// Called with what webhooks of that app may tell; only for apps that have some.
    std::function<void(app const&, occasion const&)> on_occasion = [](app const&, occasion const&) {};
    std::size_t capacity = 10'000;
    /// Whether a client must say which version of the protocol it speaks.
    bool strict_protocol = false;
};

/// What the URL and the headers of an upgrade asked for.
struct opening
{
    /// Nothing: the path named no app.
    std::optional<std::string> app_key;
    std::optional<std::string> protocol;
    /// Of the page, as its browser said; empty if it said none.
    std::string origin{};
    /// Whether the house knows that origin: what counts for the built-in app.
    bool origin_allowed = true;
    /// Came by TLS.
    bool secure = false;
};

enum class publish_outcome
{
    published,
    own_channel, ///< refused: what is heard there was committed here
};

/// All live sockets, the channels they listen to, and what they hear. One thread, no waiting:
/// everything is only queued until flush().
class hub final : private socket_keeper
{
public:
    explicit hub(hub_settings settings);
    hub(hub const&) = delete;
    hub& operator=(hub const&) = delete;
    ~hub();

    /// After the upgrade. A refused socket too gets its answer by frames, since a browser sees
    /// nothing else, and lives until its closing handshake is over.
    std::shared_ptr<socket> open(opening const& wish, std::shared_ptr<transport> to, std::int64_t now);
    /// False if no such socket is live or it belongs to somebody else.
    bool grant(realtime::grant granted);

    // Fill the log before listening: recent events in commit order, then the heads of all channels.
    void load(std::string_view channel, std::string_view event, std::string_view data, std::uint64_t seq);
    void load_head(std::string_view channel, std::uint64_t head);

    /// An event of the built-in app; logged unless `seq` is 0. `data` is finished JSON.
    void publish(std::string_view channel, std::string_view event, std::string_view data, std::uint64_t seq);
    /// An event of an outside publisher; the socket `except` does not hear it.
    [[nodiscard]] publish_outcome publish(
        app const& of, std::string_view channel, std::string_view event, std::string_view data,
        std::string_view except = {}
    );
    /// Forgets the channel's frames and has its subscribers fetch everything again.
    void reset(std::string_view channel);

    // Nothing published after one of these reaches the revoked.
    void revoke(std::string_view user, std::string_view channel);
    void revoke_session(std::string_view session);
    void revoke_user(std::string_view user);
    /// Closes the sockets on which that user of the app signed in, with 4009 for good or 4200 to come again.
    void terminate(app const& of, std::string_view user, close_code code);

    /// Writes to every socket that has something pending, one gather write each.
    void flush();
    /// Once a second: pings, and cuts the dead and the slow.
    void tick(std::int64_t now);
    /// Closes all sockets, and from now on refuses every new one.
    void drain(close_code code, std::string_view why);

    /// Whether anybody listens to that channel of the built-in app.
    bool is_heard(std::string_view channel) const;
    /// Whether the user listens anywhere on the built-in app.
    bool is_connected(std::string_view user) const;
    directory const& listeners() const { return directory_; }
    /// nullptr if nobody listens.
    channel const* find(app const& of, std::string_view name) const;
    /// nullptr if the channel has none, or not any more.
    event_cache::cached_event const* cached(app const& of, std::string_view name) const;
    realtime::traffic const& traffic_of(app const& of) const { return directory_.of(of).traffic; }

    /// Tells what time it is; it never falls.
    void advance(std::int64_t now) { now_ = std::max(now_, now); }
    // Pusher's HTTP API counts here. The first two tell whether that many are left of the app's second.
    [[nodiscard]] bool spend_publications(app const& of, int count);
    [[nodiscard]] bool spend_read(app const& of);
    void count_http(app const& of, std::size_t bytes_in, std::size_t bytes_out);
    bool owns(app const& of, std::string_view channel) const { return of.builtin && owns_(channel); }
    /// The latest time anybody told, in ms.
    std::int64_t now() const override { return now_; }
    std::size_t socket_count() const { return live_.size(); }
    /// Sockets whose closing handshake is under way.
    std::size_t closing_count() const { return closing_.size(); }
    std::size_t subscription_count() const { return directory_.subscription_count(); }
    realtime::counters const& counters() const { return counters_; }

private:
    void on_text(socket& from, std::string_view text, std::int64_t now) override;
    void on_pending(socket& from) override;
    void on_closing(socket& from, std::uint16_t code) override;
    void on_closed(socket& from) override;

    void on_message(socket&, protocol::ping);
    void on_message(socket&, protocol::pong) {}
    void on_message(socket& from, protocol::subscribe const& wish);
    void on_message(socket& from, protocol::unsubscribe const& wish);
    void on_message(socket& from, protocol::signin const& wish);
    void on_message(socket& from, protocol::client_event const& event);
    void on_message(socket&, protocol::unknown) { ++counters_.unknown_messages; }
    void on_message(socket& from, protocol::malformed);

    std::optional<close_code> judge(opening const& wish, tenant const* home) const;
    bool origin_allowed(opening const& wish, app const& of) const;
    std::string fresh_socket_id() const;

    using refusal = protocol::subscription_refusal;
    std::optional<refusal> judge(socket& from, protocol::subscribe const& wish) const;
    std::optional<refusal> judge_member(channel const* at, app_limits const& within, member const& who) const;
    void subscribe_own(socket& who, std::string_view name);
    void subscribe_as_member(socket& who, protocol::subscribe const& wish);
    void subscribe(socket& who, std::string_view name, std::optional<member> as = {});
    void confirm(socket& who, channel const& joined);
    void send_cached(socket& who, channel& joined);
    void resume(socket& who, realtime::grant const& granted);
    bool leave(socket& who, std::string_view name);
    void leave(socket& who, channel& left);
    void refuse(socket& who, std::string_view channel, refusal const& why);
    void count_subscribers(tenant& home, channel& changed);
    void tell_count(tenant& home, channel& changed);
    frame reset_frame(std::string_view channel) const;

    char const* fault_of(socket& from, protocol::client_event const& event);
    void sign_in(socket& who, signed_in_user user, bool watches_too_many);
    void sign_out(socket& who);
    void tell_watchers(tenant& home, std::string_view user, bool is_online);

    void deliver(tenant& home, std::string_view channel, frame const& made, std::string_view except = {});
    void tell(tenant const& home, occasion what) const;
    std::span<socket* const> sockets_of(std::string_view user) const { return by_user_.at(user); }
    std::vector<std::shared_ptr<socket>> choose(std::function<bool(socket&)> const& chosen) const;
    void end(std::vector<std::shared_ptr<socket>> const& which, close_code code);

    directory directory_;
    std::string epoch_;
    std::function<bool(std::string_view)> owns_;
    std::function<void()> flush_wanted_;
    std::function<void(app const&, occasion const&)> on_occasion_;
    std::size_t capacity_;
    bool strict_protocol_;
    event_log log_;
    std::unordered_map<std::string_view, std::shared_ptr<socket>> live_;
    std::unordered_set<std::shared_ptr<socket>> closing_;
    /// Of the built-in app, by the users for whom a grant was left.
    socket_index by_user_;
    /// Of sockets whose path named no app.
    realtime::traffic unclaimed_;
    std::vector<std::shared_ptr<socket>> pending_;
    /// Those whose turn it is; kept for its room.
    std::vector<std::shared_ptr<socket>> flushing_;
    realtime::counters counters_;
    std::int64_t now_ = 0;
    bool draining_ = false;
};

} // namespace auktiva::realtime
