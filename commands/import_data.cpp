#include "commands/import_data.hpp"

#include "auction/text_rules.hpp"
#include "commands/import_row.hpp"
#include "commands/import_work.hpp"
#include "storage/house_settings.hpp"
#include "storage/images.hpp"
#include "storage/imported.hpp"
#include "storage/users.hpp"

#include <algorithm>

namespace auktiva::commands {

namespace {

/// An earlier run may have ended between a file and its row.
void tidy_files(import_work& work)
{
    for (auto const& path : work.with.images->unsettled())
    {
        if (storage::is_shown(work.db, path))
            work.with.images->settle(path);
        else
            work.with.images->discard(path);
    }
}

void leave_out_orphans(import_work& work)
{
    work.from.each_orphan(
        [&](storage::auktiva_orphan const& orphan)
        {
            auto const known = std::ranges::find(imported_tables, orphan.table);
            auto why = "belongs to " + show(orphan.owner) + ", which is not in the file";
            if (*known == "auction_items")
            {
                auto const with_it = work.from.count_on_item(orphan.row);
                work.report.left_out_too("bids", with_it.bids);
                work.report.left_out_too("auction_item_images", with_it.images);
                work.report.left_out_too("item_discussions", with_it.discussions);
                why += "; " + told(with_it);
            }
            import_row row{work.report, *known, orphan.id};
            row.refuse(why);
            row.is_usable();
        }
    );
}

/// Whoever ran the old house, by his address; nobody if this house has somebody already.
void import_administrator(import_work& work)
{
    auto const stored = work.from.administrator_email();
    auto const* email = std::get_if<std::string>(&stored);
    if (!email || storage::administrator(work.db))
        return;
    auto const found = storage::find_user_by_email(work.db, lower_ascii(*email));
    if (!found)
        return work.report.note(
            "system_settings", "", *email + " ran the house, but has no account; nobody does now"
        );
    storage::set_administrator(work.db, found->id);
    storage::set_setup_token_hash(work.db, std::nullopt);
    work.report.note("system_settings", "", found->email + " runs the house, as before");
}

void tell_other_tables(import_work& work)
{
    for (auto const& [name, rows] : work.from.other_tables())
        if (!rows)
            work.report.note(name, "", "is not a table of Auktiva's; not brought");
        else if (*rows > 0)
            work.report.note(name, "", std::to_string(*rows) + " rows, not brought");
}

} // namespace

std::string told(storage::auktiva_item_counts const& on_item)
{
    return "with it " + std::to_string(on_item.bids) + " bids, " + std::to_string(on_item.images) +
           " images and " + std::to_string(on_item.discussions) + " comments";
}

import_work::import_work(
    storage::auktiva_file& source, storage::database& house, import_report& told_to, import_options const& how
)
    : from{source}
    , db{house}
    , report{told_to}
    , with{how}
{
    open_.emplace(db);
    bids_before = storage::bids_before_import(db);
}

void import_work::may_commit()
{
    constexpr std::int64_t rows_at_a_time = 20'000;
    with.show_progress(report);
    if (report.rows() - committed_rows_ < rows_at_a_time)
        return;
    committed_rows_ = report.rows();
    commit();
    open_.emplace(db);
}

void import_work::commit()
{
    constexpr int longest_log = 16'000;
    open_->commit();
    open_.reset();
    for (auto const& path : stored_files_)
        with.images->settle(path);
    stored_files_.clear();
    if (db.wal_pages() >= longest_log)
        db.checkpoint(false);
}

void import_data(
    storage::auktiva_file& from, storage::database& into, import_report& report, import_options const& with
)
{
    import_work work{from, into, report, with};
    if (with.images)
        tidy_files(work);
    import_users(work);
    import_auctions(work);
    leave_out_orphans(work);
    import_administrator(work);
    tell_other_tables(work);
    work.commit();
    into.checkpoint(true);
}

} // namespace auktiva::commands
