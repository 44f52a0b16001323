#include "storage/auktiva_layout.hpp"

#include "storage/copy_at_rest.hpp"
#include "storage/migrations.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <system_error>

namespace auktiva::storage {

namespace {

using cause = unusable_database::cause;

/// A column that a later version of Auktiva added: its declaration holds what was so before it.
struct late_column
{
    std::string_view name;
    std::string_view declaration;
};

struct table_layout
{
    std::string_view name;
    /// Without one of these it is no table of Auktiva's.
    std::span<std::string_view const> columns;
    std::span<late_column const> later{};
    /// Whether every Auktiva has had it.
    bool is_original{};
};

constexpr std::string_view user_columns[]{"id", "email", "passwordHash", "name", "createdAt"};
constexpr late_column user_later[]{{"image", "TEXT"}, {"emailVerified", "DATETIME"}};

constexpr std::string_view settings_columns[]{
    "id", "userId", "itemSidebarCollapsed", "createdAt", "updatedAt"};
constexpr late_column settings_later[]{
    {"emailOnNewItem", "BOOLEAN NOT NULL DEFAULT 0"},
    {"emailOnOutbid", "BOOLEAN NOT NULL DEFAULT 0"},
    {"emailOnItemWon", "BOOLEAN NOT NULL DEFAULT 0"},
};

constexpr std::string_view auction_columns[]{"id",      "name",         "description", "joinMode",
                                             "endDate", "thumbnailUrl", "createdAt",   "creatorId"};
constexpr late_column auction_later[]{
    {"memberCanInvite", "BOOLEAN NOT NULL DEFAULT 0"},
    {"inviteToken", "TEXT"},
    {"bidderVisibility", "TEXT NOT NULL DEFAULT 'VISIBLE'"},
    {"itemEndMode", "TEXT NOT NULL DEFAULT 'CUSTOM'"},
    {"defaultItemsEditableByAdmin", "BOOLEAN NOT NULL DEFAULT 0"},
    {"defaultAntiSnipe", "BOOLEAN NOT NULL DEFAULT 0"},
    {"defaultAntiSnipeThreshold", "INTEGER NOT NULL DEFAULT 300"},
    {"defaultAntiSnipeExtension", "INTEGER NOT NULL DEFAULT 300"},
    {"updatedAt", "DATETIME"},
};

constexpr std::string_view member_columns[]{"id", "auctionId", "userId", "role", "joinedAt"};
constexpr late_column member_later[]{{"invitedById", "TEXT"}};

constexpr std::string_view invite_columns[]{"id",    "auctionId", "email",     "role",
                                            "token", "usedAt",    "createdAt", "senderId"};
constexpr late_column invite_later[]{{"expiresAt", "DATETIME"}};

constexpr std::string_view item_columns[]{"id",          "auctionId",       "creatorId",   "name",
                                          "description", "currencyCode",    "startingBid", "minBidIncrement",
                                          "currentBid",  "highestBidderId", "endDate",     "createdAt"};
constexpr late_column item_later[]{
    {"lastUpdatedById", "TEXT"},
    {"bidderAnonymous", "BOOLEAN NOT NULL DEFAULT 0"},
    {"isPublished", "BOOLEAN NOT NULL DEFAULT 1"},
    {"isEditableByAdmin", "BOOLEAN NOT NULL DEFAULT 0"},
    {"discussionsEnabled", "BOOLEAN NOT NULL DEFAULT 1"},
    {"antiSnipeEnabled", "BOOLEAN NOT NULL DEFAULT 0"},
    {"antiSnipeThresholdSeconds", "INTEGER NOT NULL DEFAULT 300"},
    {"antiSnipeExtensionSeconds", "INTEGER NOT NULL DEFAULT 300"},
    {"winnerNotified", "BOOLEAN NOT NULL DEFAULT 1"},
    {"updatedAt", "DATETIME"},
};

constexpr std::string_view image_columns[]{"id", "auctionItemId", "url", "order", "createdAt"};

constexpr std::string_view bid_columns[]{"id", "auctionItemId", "userId", "amount", "createdAt"};
constexpr late_column bid_later[]{{"isAnonymous", "BOOLEAN NOT NULL DEFAULT 0"}};

constexpr std::string_view discussion_columns[]{"id",       "auctionItemId", "userId",   "content",
                                                "parentId", "createdAt",     "updatedAt"};

constexpr std::string_view notification_columns[]{"id",     "userId", "type",      "title",    "message",
                                                  "itemId", "read",   "auctionId", "createdAt"};

constexpr std::string_view system_columns[]{"id", "deploymentAdminEmail"};
constexpr std::string_view id_column[]{"id"};

constexpr std::array layout{
    table_layout{"users", user_columns, user_later, true},
    table_layout{"auctions", auction_columns, auction_later, true},
    table_layout{"auction_members", member_columns, member_later, true},
    table_layout{"auction_items", item_columns, item_later, true},
    table_layout{"bids", bid_columns, bid_later, true},
    table_layout{"user_settings", settings_columns, settings_later},
    table_layout{"auction_invites", invite_columns, invite_later},
    table_layout{"auction_item_images", image_columns},
    table_layout{"item_discussions", discussion_columns},
    table_layout{"notifications", notification_columns},
    table_layout{"system_settings", system_columns},
    table_layout{"accounts", id_column},
    table_layout{"email_logs", id_column},
    table_layout{"password_reset_tokens", id_column},
    table_layout{"email_verification_tokens", id_column},
};

query const old_tables{"Auktiva's tables", R"sql(
    SELECT name FROM sqlite_master
    WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name NOT LIKE '\_%' ESCAPE '\')sql"};

query const old_columns{"Auktiva's columns", "SELECT name FROM pragma_table_info(?1)"};

/// What only breaks a promise of the layout is told row by row; here it is whether the file can be read at
/// all.
query const old_damage{"Auktiva's damage", R"sql(
    SELECT quick_check FROM pragma_quick_check(1000000)
    WHERE quick_check <> 'ok' AND quick_check NOT LIKE 'NULL value in %' AND quick_check NOT LIKE '% value in %'
        AND quick_check NOT LIKE 'CHECK constraint failed%'
    LIMIT 1)sql"};

query const old_others{"Auktiva's other tables", R"sql(
    SELECT 'accounts', count(*) FROM accounts UNION ALL SELECT 'email_logs', count(*) FROM email_logs
    UNION ALL SELECT 'password_reset_tokens', count(*) FROM password_reset_tokens
    UNION ALL SELECT 'email_verification_tokens', count(*) FROM email_verification_tokens)sql"};

/// The copy is thrown away in any case, so nothing needs to reach the disk; and what is sorted need not stay
/// in memory. A foreign file may not have functions called by its own views and triggers.
constexpr std::string_view careless_and_wary = "PRAGMA synchronous = OFF; PRAGMA temp_store = FILE; PRAGMA "
                                               "trusted_schema = OFF; PRAGMA foreign_keys = OFF";

/// By time, then id, across all items: the order in which they must have been placed.
constexpr std::string_view number_bids = R"sql(
    CREATE TABLE bid_position (bid INTEGER PRIMARY KEY, position INTEGER NOT NULL);
    INSERT INTO bid_position (bid, position)
    SELECT rowid, row_number() OVER (ORDER BY CASE typeof(createdAt)
        WHEN 'text' THEN round((julianday(createdAt) - 2440587.5) * 86400000)
        ELSE iif(createdAt < 100000000000, createdAt * 1000, createdAt) END, id) FROM bids)sql";

/// Those of Auktiva's own by which rows are looked up here; most are missing in every file.
constexpr std::string_view find_quickly = R"sql(
    CREATE INDEX bids_to_import ON bids (auctionItemId);
    CREATE INDEX items_to_import ON auction_items (auctionId);
    CREATE INDEX images_to_import ON auction_item_images (auctionItemId);
    CREATE INDEX discussions_to_import ON item_discussions (auctionItemId);
    CREATE INDEX notifications_to_import ON notifications (userId);
    CREATE INDEX settings_to_import ON user_settings (userId);
    CREATE INDEX members_to_import ON auction_members (auctionId);
    CREATE INDEX invites_to_import ON auction_invites (auctionId))sql";

bool contains(std::vector<std::string> const& names, std::string_view wanted)
{
    return std::ranges::find(names, wanted) != names.end();
}

std::string in_quotes(std::string_view name)
{
    return '"' + std::string{name} + '"';
}

void create_table(database& copy, table_layout const& table)
{
    std::string columns;
    for (auto const column : table.columns)
        columns += (columns.empty() ? "" : ", ") + in_quotes(column);
    copy.script("add table", "CREATE TABLE " + in_quotes(table.name) + " (" + columns + ")");
}

void add_late_columns(database& copy, table_layout const& table, std::filesystem::path const& source)
{
    auto const there = copy.all<std::string>(old_columns, table.name);
    for (auto const wanted : table.columns)
        if (!contains(there, wanted))
            throw unusable_database{
                cause::foreign, source.string() + " is not an Auktiva database: its table " +
                                    std::string{table.name} + " has no column " + std::string{wanted}};
    for (auto const& [name, declaration] : table.later)
    {
        if (contains(there, name))
            continue;
        copy.script(
            "add column", "ALTER TABLE " + in_quotes(table.name) + " ADD COLUMN " + in_quotes(name) + ' ' +
                              std::string{declaration}
        );
        // As Auktiva's own step did: who was there before it counts as verified.
        if (name == "emailVerified")
            copy.script("add column", "UPDATE users SET emailVerified = createdAt");
    }
}

void give_newest_layout(database& copy, std::filesystem::path const& source)
{
    auto const tables = copy.all<std::string>(old_tables);
    for (auto const& table : layout)
    {
        bool const there = contains(tables, table.name);
        if (!there && table.is_original)
            throw unusable_database{
                cause::foreign,
                source.string() + " is not an Auktiva database: it has no table " + std::string{table.name}};
        if (!there)
            create_table(copy, table);
        add_late_columns(copy, table, source);
    }
}

database open_checked(std::filesystem::path const& source, std::filesystem::path const& copy)
{
    copy_at_rest(std::filesystem::canonical(source), copy);
    database opened{{.file = copy, .mode = access::write}};
    opened.script("set up copy", careless_and_wary);
    if (auto const wrong = opened.first<std::string>(old_damage))
        throw unusable_database{cause::damaged, source.string() + " is damaged: " + *wrong};
    give_newest_layout(opened, source);
    opened.script("index copy", find_quickly);
    opened.script("number bids", number_bids);
    return opened;
}

} // namespace

database open_auktiva_copy(std::filesystem::path const& source, std::filesystem::path const& copy)
try
{
    return open_checked(source, copy);
}
catch (storage_error const& error)
{
    if (error.kind == fault::full || error.kind == fault::io)
        throw;
    if (error.kind == fault::not_a_database)
        throw unusable_database{cause::foreign, source.string() + " is not a database"};
    throw unusable_database{cause::damaged, source.string() + " cannot be read: " + error.what()};
}
catch (changed_meanwhile const& error)
{
    throw unusable_database{cause::damaged, error.what()};
}
catch (std::system_error const& error)
{
    throw unusable_database{cause::foreign, source.string() + " cannot be read: " + error.code().message()};
}

std::vector<auktiva_table> other_auktiva_tables(database& copy)
{
    auto others = copy.all<auktiva_table>(old_others);
    for (auto const& name : copy.all<std::string>(old_tables))
    {
        auto const is_known = [&](table_layout const& each) { return each.name == name; };
        if (std::ranges::none_of(layout, is_known) && name != "currencies" && name != "bid_position")
            others.push_back({name, std::nullopt});
    }
    return others;
}

} // namespace auktiva::storage
