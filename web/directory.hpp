#pragma once

#include "auction/auction.hpp"
#include "auction/ids.hpp"
#include "auction/member.hpp"
#include "auction/time.hpp"
#include "commands/effects.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace auktiva::web {

/// Complete copies of sessions, accounts, memberships and of who may see which item, so that permission is
/// decided on the I/O thread without the database. Changes only by effects of commits, in their order.
class directory
{
public:
    struct session
    {
        user_id user;
        timestamp expires_at;
        /// Of the last commit that told.
        std::optional<timestamp> last_seen_at;
    };

    struct account
    {
        std::string email;
        std::optional<std::string> name;
        bool verified{};
    };

    struct placed_item
    {
        auction_id auction;
        user_id creator;
        bool published{};
    };

    /// Nothing where the session ended or has expired by `now`.
    session const* find_session(std::string_view token_hash, timestamp now) const;
    account const* find_account(user_id const& user) const;
    std::optional<role> role_of(user_id const& user, auction_id const& auction) const;
    placed_item const* find_item(item_id const& item) const;

    /// Memberships of a user, in no particular order.
    std::unordered_map<auction_id, role> const& memberships(user_id const& user) const;
    std::unordered_map<user_id, role> const& members(auction_id const& auction) const;
    std::unordered_set<item_id> const& items(auction_id const& auction) const;
    /// Auctions anybody may see and join.
    std::unordered_set<auction_id> const& free_auctions() const { return free_auctions_; }
    std::vector<std::string> sessions_of(user_id const& user) const;
    /// When the first of all sessions expires, if there are any.
    std::optional<timestamp> first_expiry() const;

    /// Whether this user runs the house.
    bool administers(user_id const& user) const { return administrator_ && *administrator_ == user; }
    bool has_administrator() const { return administrator_.has_value(); }

    /// May this user hear this channel? One rule for REST, subscriptions and events?after=.
    bool may_hear(user_id const& user, std::string_view channel) const;

    void apply(commands::session_opened const& opened);
    void apply(commands::session_seen const& seen);
    void apply(commands::session_ended const& ended);
    void apply(commands::account_saved const& saved);
    void apply(commands::account_removed const& removed);
    void apply(commands::administrator_changed const& changed);
    void apply(commands::auction_saved const& saved);
    void apply(commands::auction_removed const& removed);
    void apply(commands::member_saved const& saved);
    void apply(commands::member_removed const& removed);
    void apply(commands::item_saved const& saved);
    void apply(commands::item_removed const& removed);

private:
    struct auction_entry
    {
        std::unordered_map<user_id, role> members;
        std::unordered_set<item_id> items;
    };

    std::unordered_map<std::string, session> sessions_;
    std::unordered_map<user_id, account> accounts_;
    std::unordered_map<user_id, std::unordered_map<auction_id, role>> memberships_;
    std::unordered_map<auction_id, auction_entry> auctions_;
    std::unordered_map<item_id, placed_item> items_;
    std::unordered_set<auction_id> free_auctions_;
    std::optional<user_id> administrator_;
};

} // namespace auktiva::web
