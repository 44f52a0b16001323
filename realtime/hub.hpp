#pragma once

#include "realtime/app.hpp"
#include "realtime/close_code.hpp"
#include "realtime/counters.hpp"
#include "realtime/directory.hpp"
#include "realtime/event_log.hpp"
#include "realtime/grant.hpp"
#include "realtime/protocol.hpp"
#include "realtime/socket.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
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
    std::size_t capacity = 10'000;
};

/// What the URL and the headers of an upgrade asked for.
struct opening
{
    /// Nothing: the path named no app.
    std::optional<std::string> app_key;
    std::optional<std::string> protocol;
    bool origin_allowed = true;
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

    /// Writes to every socket that has something pending, one gather write each.
    void flush();
    /// Once a second: pings, and cuts the dead and the slow.
    void tick(std::int64_t now);
    /// Closes all sockets, and from now on refuses every new one.
    void drain(close_code code, std::string_view why);

    /// Whether the user listens anywhere on the built-in app.
    bool is_connected(std::string_view user) const;
    directory const& listeners() const { return directory_; }
    bool owns(app const& of, std::string_view channel) const { return of.builtin && owns_(channel); }
    std::size_t socket_count() const { return live_.size(); }
    /// Sockets whose closing handshake is under way.
    std::size_t closing_count() const { return closing_.size(); }
    std::size_t subscription_count() const { return directory_.subscription_count(); }
    realtime::counters const& counters() const { return counters_; }

private:
    std::int64_t now() const override { return now_; }
    void on_text(socket& from, std::string_view text, std::int64_t now) override;
    void on_pending(socket& from) override;
    void on_closing(socket& from, std::uint16_t code) override;
    void on_closed(socket& from) override;

    void on_message(socket&, protocol::ping);
    void on_message(socket&, protocol::pong) {}
    void on_message(socket& from, protocol::subscribe const& wish);
    void on_message(socket& from, protocol::unsubscribe const& wish);
    void on_message(socket& from, protocol::client_event const& event);
    void on_message(socket&, protocol::unknown) { ++counters_.unknown_messages; }
    void on_message(socket& from, protocol::malformed);

    std::optional<close_code> judge(opening const& wish, app const* of) const;
    std::optional<protocol::subscription_refusal> judge(socket& from, protocol::subscribe const& wish) const;
    void subscribe_own(socket& who, std::string_view name);
    void subscribe(socket& who, std::string_view name);
    void resume(socket& who, realtime::grant const& granted);
    void refuse(socket& who, std::string_view channel, protocol::subscription_refusal const& refusal);
    std::string fresh_socket_id() const;
    void deliver(app const& of, std::string_view channel, frame const& made, std::string_view except = {});
    frame reset_frame(std::string_view channel) const;
    template <class Chosen>
    std::vector<std::shared_ptr<socket>> choose(Chosen chosen) const;
    template <class Revoked>
    void revoke_if(Revoked revoked);

    directory directory_;
    std::string epoch_;
    std::function<bool(std::string_view)> owns_;
    std::function<void()> flush_wanted_;
    std::size_t capacity_;
    event_log log_;
    std::unordered_map<std::string_view, std::shared_ptr<socket>> live_;
    std::unordered_set<std::shared_ptr<socket>> closing_;
    std::vector<std::shared_ptr<socket>> pending_;
    realtime::counters counters_;
    std::int64_t now_ = 0;
    bool draining_ = false;
};

} // namespace auktiva::realtime
