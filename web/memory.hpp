#pragma once

#include "commands/effects.hpp"
#include "realtime/hub.hpp"
#include "storage/database.hpp"
#include "web/directory.hpp"
#include "web/polling.hpp"
#include "web/price_board.hpp"

#include <functional>
#include <string_view>

namespace auktiva::web {

/// Brings the effects of commits to everything kept in memory: who may what, versions, and what sockets hear.
/// A revocation takes its place in the same order: nothing committed after it reaches the revoked.
class memory : public commands::effect_sink
{
public:
    struct parts
    {
        directory& people;
        versions& changes;
        /// nullptr where realtime is disabled.
        realtime::hub* hub;
        price_board& prices;
        /// The board has a price that need not wait.
        std::function<void()> price_moved;
        std::function<void()> ends_moved;
        std::function<void()> mail_queued;
        /// The log has grown.
        std::function<void()> event_logged;
        std::function<void(std::string_view line)> log;
        /// Each event as it is sent; empty unless asked for.
        std::function<void(commands::channel_event const&)> debug;
    };

    explicit memory(parts of)
        : of_{std::move(of)}
    {
    }

    /// Fills everything from the database, before the first effect.
    void load(storage::database& db);
    void apply(commands::effects const& committed) override;
    void report(std::exception_ptr reason) override;
    /// To who listens, as it is.
    void tell(commands::channel_event const& event);

private:
    void load_event_log(storage::database& db);
    void on(commands::channel_event const& event);
    void on(commands::channel_blanked const& blanked);
    void on(commands::item_priced const& priced);
    void on(commands::session_ended const& ended);
    void on(commands::account_removed const& removed);
    void on(commands::member_removed const& removed);
    void on(commands::auction_removed const& removed);
    void on(commands::item_saved const& saved);
    void on(commands::item_removed const& removed);
    void on(commands::ends_moved const&) { of_.ends_moved(); }
    void on(commands::mail_queued const&) { of_.mail_queued(); }
    /// What only the directory keeps.
    template <class Kept>
    void on(Kept const& kept)
    {
        of_.people.apply(kept);
    }

    void revoke(user_id const& user, std::string const& channel);

    parts of_;
};

} // namespace auktiva::web
