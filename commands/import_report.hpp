#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace auktiva::commands {

/// The tables an import brings, in the order it tells of them. Pictures of auctions, which have no rows, are
/// told of as auction_pictures.
constexpr std::array<std::string_view, 10> imported_tables{
    "users",           "user_settings", "notifications",       "auctions", "auction_members",
    "auction_invites", "auction_items", "auction_item_images", "bids",     "item_discussions",
};

/// How the rows of one table fared.
struct import_counts
{
    std::int64_t brought{};
    /// Brought by an earlier run, be they still there or deleted since; left alone.
    std::int64_t already_there{};
    /// How often one of them had to be changed to be brought.
    std::int64_t repaired{};
    std::int64_t left_out{};
};

enum class import_remark
{
    left_out,
    repaired,
    /// Recomputed, and now other than it was stored.
    differs,
    /// Worth knowing.
    note,
};

/// One line of the report: which row, and what about it.
struct import_finding
{
    import_remark sort{};
    std::string_view table;
    std::string id;
    std::string what;
};

/// What an import did. Findings are told at once and not kept.
class import_report
{
public:
    explicit import_report(std::function<void(import_finding const&)> tell);

    void brought(std::string_view table) { ++counts_[table].brought; }
    void already_there(std::string_view table, std::int64_t rows = 1)
    {
        counts_[table].already_there += rows;
    }
    void repaired(std::string_view table, std::string const& id, std::string const& how);
    void left_out(std::string_view table, std::string const& id, std::string const& why);
    /// Rows that go with one that is told of.
    void left_out_too(std::string_view table, std::int64_t rows) { counts_[table].left_out += rows; }
    void differs(std::string_view table, std::string const& id, std::string const& what);
    void note(std::string_view table, std::string const& id, std::string const& what);

    import_counts const& counts(std::string_view table) const;
    bool complete() const;
    /// Rows looked at so far.
    std::int64_t rows() const;

private:
    std::function<void(import_finding const&)> const tell_;
    std::map<std::string_view, import_counts> counts_;
};

} // namespace auktiva::commands
