#pragma once

#include "auction/foreign_value.hpp"
#include "storage/database.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

// A database of the Auktiva that ran on Prisma, read as it lies there: any column may hold anything. `row` is
// SQLite's own number of a row, which is there even where the id is damaged.
namespace auktiva::storage {

struct auktiva_user
{
    std::int64_t row{};
    foreign_value id, email, password_hash, name, image, verified_at, created_at;
};

struct auktiva_user_settings
{
    foreign_value id, item_sidebar_collapsed, email_on_new_item, email_on_outbid, email_on_item_won;
    foreign_value created_at, updated_at;
};

struct auktiva_notification
{
    foreign_value id, type, title, message, auction, item, is_read, created_at;
};

struct auktiva_auction
{
    std::int64_t row{};
    foreign_value id, creator, name, description, thumbnail_url, join_mode, member_can_invite, invite_token;
    foreign_value bidder_visibility, item_end_mode, ends_at, default_items_editable_by_admin,
        default_anti_snipe;
    foreign_value default_anti_snipe_threshold, default_anti_snipe_extension, created_at, updated_at;
};

struct auktiva_member
{
    foreign_value id, user, role, joined_at, invited_by;
};

struct auktiva_invite
{
    foreign_value id, email, role, token, expires_at, used_at, created_at, sender;
};

struct auktiva_item
{
    std::int64_t row{};
    foreign_value id, creator, last_updated_by, name, description, currency_code, starting_bid;
    foreign_value min_bid_increment, current_bid, leader, bidder_anonymous, is_published,
        is_editable_by_admin;
    foreign_value discussions_enabled, ends_at, anti_snipe_enabled, anti_snipe_threshold,
        anti_snipe_extension;
    foreign_value winner_notified, created_at, updated_at;
};

struct auktiva_image
{
    foreign_value id, url, position, created_at;
};

struct auktiva_bid
{
    /// Its place among all bids by time, then id; from 1.
    std::int64_t position{};
    foreign_value id, user, amount, is_anonymous, placed_at;
};

struct auktiva_discussion
{
    foreign_value id, user, parent, content, created_at, updated_at;
};

/// How many rows hang on one item.
struct auktiva_item_counts
{
    std::int64_t bids{};
    std::int64_t images{};
    std::int64_t discussions{};
};

/// A row whose owner, such as the item of a bid, is not in the file at all.
struct auktiva_orphan
{
    std::int64_t row{};
    std::string table;
    foreign_value id, owner;
};

/// A table that is not read; its rows are counted where it is known what they are.
struct auktiva_table
{
    std::string name;
    std::optional<std::int64_t> rows;
};

/// A copy of such a database, brought to the layout of the newest Auktiva, for one run of an import.
class auktiva_file
{
public:
    /// Copies `source` to `copy`, without touching it. Throws unusable_database if it is no such database, is
    /// damaged in its structure, or is being written to.
    auktiva_file(std::filesystem::path const& source, std::filesystem::path const& copy);

    template <class Row>
    using visitor = std::function<void(Row const&)>;

    // Everything comes oldest first.
    void each_user(visitor<auktiva_user> const& visit);
    void each_user_settings(std::int64_t of_user, visitor<auktiva_user_settings> const& visit);
    void each_notification(std::int64_t of_user, visitor<auktiva_notification> const& visit);
    void each_auction(visitor<auktiva_auction> const& visit);
    void each_member(std::int64_t of_auction, visitor<auktiva_member> const& visit);
    void each_invite(std::int64_t of_auction, visitor<auktiva_invite> const& visit);
    void each_item(std::int64_t of_auction, visitor<auktiva_item> const& visit);
    void each_image(std::int64_t of_item, visitor<auktiva_image> const& visit);
    void each_bid(std::int64_t of_item, visitor<auktiva_bid> const& visit);
    void each_discussion(std::int64_t of_item, visitor<auktiva_discussion> const& visit);
    void each_orphan(visitor<auktiva_orphan> const& visit);

    auktiva_item_counts count_on_item(std::int64_t item);
    /// The address of who runs the house; monostate if nobody has claimed it.
    foreign_value administrator_email();
    std::int64_t count_bids();
    /// Tables that nothing above reads.
    std::vector<auktiva_table> other_tables();

private:
    database db_;
};

} // namespace auktiva::storage
