#pragma once

#include "auction/auction.hpp"
#include "commands/import_data.hpp"
#include "storage/database.hpp"

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace auktiva::commands {

/// What stands in the house where a row of old data belongs.
enum class import_place
{
    free,
    /// The row is there, from an earlier run, and may have changed.
    taken,
    /// An earlier run brought it, and it was deleted since.
    given_up,
};

/// What all parts of one run share.
class import_work
{
public:
    import_work(
        storage::auktiva_file& source, storage::database& house, import_report& told,
        import_options const& how
    );

    storage::auktiva_file& from;
    storage::database& db;
    import_report& report;
    import_options const& with;
    /// Of the users of the file: those who are in the house, and those who were and deleted their accounts.
    std::unordered_set<std::string> users;
    std::unordered_set<std::string> deleted_users;
    /// What is added to a bid's position in the file.
    std::int64_t bids_before{};

    /// Whether what refers to the user was brought, now or by an earlier run.
    bool knows(user_id const& user) const
    {
        return users.contains(user.text) || deleted_users.contains(user.text);
    }

    /// Writes a row by `write`, unless the database will not have it.
    template <class Write>
    bool write_row(std::string_view table, std::string const& id, Write const& write)
    {
        try
        {
            write();
        }
        catch (storage::storage_error const& refused)
        {
            if (refused.kind != storage::fault::constraint)
                throw;
            report.left_out(table, id, std::string{"does not fit into the database: "} + refused.what());
            return false;
        }
        report.brought(table);
        return true;
    }

    /// A file whose row is written in the present transaction.
    void stored_file(std::string path) { stored_files_.push_back(std::move(path)); }
    /// Between things that belong together: commits once enough was written.
    void may_commit();
    void commit();

private:
    std::optional<storage::transaction> open_;
    std::int64_t committed_rows_{};
    std::vector<std::string> stored_files_;
};

/// "with it 3 bids, …", for a report.
std::string told(storage::auktiva_item_counts const& on_item);

// The parts, each for what belongs together.

void import_users(import_work& work);
/// With their members, invites and items.
void import_auctions(import_work& work);
/// The items of the auction in that row of the file. `in` is the auction in the house; nothing if it was left
/// out or deleted here, which `place` tells.
void import_items(
    import_work& work, std::int64_t auction_row, std::optional<auction> const& in, import_place place
);
/// A file of the old folder, taken into the store; nothing if it could not be, which `why` then tells.
struct imported_file
{
    std::string path;
    std::string content_type;
    std::int64_t bytes{};
    std::int64_t width{};
    std::int64_t height{};
};
std::optional<imported_file> import_file(import_work& work, std::string const& url, std::string& why);

} // namespace auktiva::commands
