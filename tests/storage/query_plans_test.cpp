#include "storage/migrations.hpp"
#include "tests/storage/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>
#include <sqlite3.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace auktiva::storage {

BOOST_AUTO_TEST_SUITE(query_plans)

/// Queries that may read a whole table, and why.
std::map<std::string_view, std::string_view> const may_scan{
    {"all_users", "fills memory at the start"},
    {"all_sessions", "fills memory at the start"},
    {"all_auctions", "fills memory at the start"},
    {"all_members", "fills memory at the start"},
    {"all_item_places", "fills memory at the start"},
    {"select_event_heads", "fills memory at the start"},
    {"select_recent_events", "fills memory at the start; ends at its limit"},
    {"newest_event_time", "once at the start; ends at the first row"},
    {"delete_old_events", "tidying; ends at the first event that is young enough"},
    {"webhook_receivers", "once at the start; through the index"},
    {"waiting_webhook_deliveries", "counts what waits, through the index; asked by whoever watches"},
    {"webhook_beliefs", "fills memory at the start"},
    {"update_epoch_of_events", "once after a restore, at the start; all rows change"},
    {"probe", "ends at the first row"},
    {"orphan_files", "tidying; the table holds only what is to be deleted"},
};

/// Queries that may sort in memory, and why.
std::map<std::string_view, std::string_view> const may_sort{
    {"auctions_created_by", "what one user made; asked by an export"},
    {"auctions_owned_by", "what one user owns, from two sides"},
    {"bids_on", "one item's, in the order of time; asked when somebody goes"},
    {"discussions_of_user", "one user's; asked by an export and when he goes"},
    {"invites_of_user", "one user's; asked by an export"},
    {"memberships_of", "one user's; asked by an export and when he goes"},
    {"sessions_of", "one user's, a handful"},
    {"currency_totals_of_bidder", "one row per currency, from one per item bid on"},
    {"winning_totals_of", "one row per currency"},
    {"bid_items_of", "one row per item bid on; the order is that of an aggregate"},
    {"replies_below", "the replies of one page, gathered level by level"},
    {"usual_currency", "one row per currency of an auction"},
    {"bulk_items_of_seller", "what one seller has made; asked for by him alone"},
    {"images_in_auction", "the pictures of one auction, when it is copied"},
    {"sellers_in", "names each seller once"},
    {"select_event_heads", "fills memory at the start"},
};

struct connection_end
{
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
};

/// What SQLite would do, step by step, in a fresh database.
class planner
{
public:
    planner()
    {
        open_or_create(folder_ / "store.db");
        sqlite3* handle = nullptr;
        sqlite3_open((folder_ / "store.db").c_str(), &handle);
        db_.reset(handle);
    }

    std::vector<std::string> plan(query const& what) const
    {
        auto const sql = "EXPLAIN QUERY PLAN " + std::string{what.sql};
        sqlite3_stmt* made = nullptr;
        auto const code = sqlite3_prepare_v2(db_.get(), sql.c_str(), -1, &made, nullptr);
        BOOST_REQUIRE_MESSAGE(code == SQLITE_OK, what.name << ": " << sqlite3_errmsg(db_.get()));
        std::vector<std::string> steps;
        while (sqlite3_step(made) == SQLITE_ROW)
            steps.emplace_back(reinterpret_cast<char const*>(sqlite3_column_text(made, 3)));
        sqlite3_finalize(made);
        return steps;
    }

private:
    temporary_folder folder_;
    std::unique_ptr<sqlite3, connection_end> db_;
};

/// Queries of the program that can be planned.
std::vector<query const*> planned_queries()
{
    std::vector<query const*> found;
    for (auto const* each : all_queries())
        // Auktiva's are run on files that Auktiva has made.
        if (!each->name.starts_with("test ") && !each->name.starts_with("Auktiva's ") &&
            !each->sql.starts_with("PRAGMA") && each->sql != "COMMIT" && each->sql != "ROLLBACK" &&
            !each->sql.starts_with("BEGIN"))
            found.push_back(each);
    return found;
}

/// Steps over whole tables: not over lists in parameters, nor over what the query itself has gathered.
std::vector<std::string> scans_in(std::vector<std::string> const& steps)
{
    std::set<std::string> gathered;
    for (auto const& step : steps)
        for (std::string_view const how : {"CO-ROUTINE ", "MATERIALIZE "})
            if (step.starts_with(how))
                gathered.insert(step.substr(how.size()));
    std::vector<std::string> scans;
    bool in_recursion = false;
    for (auto const& step : steps)
    {
        in_recursion = in_recursion || step == "RECURSIVE STEP";
        if (!step.starts_with("SCAN "))
            continue;
        auto const name = step.substr(5, step.find(' ', 5) - 5);
        bool const of_a_list = step.find("VIRTUAL TABLE") != std::string::npos;
        if (!of_a_list && !in_recursion && name != "CONSTANT" && !gathered.contains(name))
            scans.push_back(step);
        in_recursion = false;
    }
    return scans;
}

BOOST_AUTO_TEST_CASE(no_query_reads_a_whole_table_but_those_that_must)
{
    planner const sqlite;
    for (auto const* each : planned_queries())
    {
        auto const scans = scans_in(sqlite.plan(*each));
        if (may_scan.contains(each->name))
            BOOST_TEST(!scans.empty(), each->name << " scans nothing any more: take it off the list");
        else
            for (auto const& scan : scans)
                BOOST_ERROR(each->name << ": " << scan << ". Index it, or give a reason in may_scan");
    }
}

BOOST_AUTO_TEST_CASE(no_query_sorts_but_those_that_must)
{
    planner const sqlite;
    for (auto const* each : planned_queries())
        for (auto const& step : sqlite.plan(*each))
            if (step.starts_with("USE TEMP B-TREE") && !may_sort.contains(each->name))
                BOOST_ERROR(each->name << ": " << step << ". Index it, or give a reason in may_sort");
}

query const unindexed{"test unindexed", "SELECT id FROM user WHERE name = ?1 ORDER BY image"};

BOOST_AUTO_TEST_CASE(a_query_without_an_index_would_be_noticed)
{
    auto const steps = planner{}.plan(unindexed);
    BOOST_TEST(scans_in(steps).size() == 1u);
    BOOST_TEST(steps.back().starts_with("USE TEMP B-TREE"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::storage
