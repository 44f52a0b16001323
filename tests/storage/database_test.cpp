#include "storage/database.hpp"
#include "tests/storage/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

namespace auktiva::storage {

BOOST_AUTO_TEST_SUITE(one_connection)

query const add_thing{
    "test add thing", "INSERT INTO thing (id, owner, price, sold_at) VALUES (?1, ?2, ?3, ?4)"};
query const things{"test things", "SELECT id, owner, price, sold_at FROM thing ORDER BY rowid"};
query const thing_count{"test thing count", "SELECT count(*) FROM thing"};
query const raise_prices{"test raise prices", "UPDATE thing SET price = price + 1 WHERE price > ?1"};
query const two_statements{"test two statements", "SELECT 1; SELECT 2"};
query const unknown_table{"test unknown table", "SELECT * FROM nowhere"};
query const owner_of{"test owner of", "SELECT owner FROM thing WHERE id = ?1"};
query const take_thing{"test take thing", "DELETE FROM thing WHERE id = ?1 RETURNING price"};

constexpr std::string_view schema_of_things = R"sql(
    CREATE TABLE thing (
        id TEXT NOT NULL UNIQUE, owner TEXT, price INTEGER NOT NULL CHECK (price > 0), sold_at INTEGER) STRICT)sql";

struct thing
{
    item_id id;
    std::optional<user_id> owner;
    money price;
    std::optional<timestamp> sold_at;

    bool operator==(thing const&) const = default;
};

constexpr timestamp noon{std::chrono::hours{12}};
thing const chair{{"chair"}, user_id{"ann"}, {1250}, noon};
thing const table{{"table"}, std::nullopt, {99}, std::nullopt};

struct with_things
{
    with_things()
    {
        db.script("schema", schema_of_things);
        for (auto const& each : {chair, table})
            db.execute(add_thing, each.id, each.owner, each.price, each.sold_at);
    }

    temporary_folder folder;
    std::filesystem::path file = folder / "test.db";
    database db{{.file = file, .mode = access::create}};
};

BOOST_FIXTURE_TEST_CASE(values_come_back_as_they_went_in, with_things)
{
    auto const found = db.all<thing>(things);
    BOOST_REQUIRE_EQUAL(found.size(), 2u);
    BOOST_TEST((found[0] == chair));
    BOOST_TEST((found[1] == table));
}

BOOST_FIXTURE_TEST_CASE(a_single_column_needs_no_struct, with_things)
{
    BOOST_TEST(db.one<std::int64_t>(thing_count) == 2);
    BOOST_TEST(db.one<std::optional<std::string>>(owner_of, "chair").value() == "ann");
    BOOST_TEST(!db.one<std::optional<std::string>>(owner_of, "table"));
    BOOST_TEST(!db.first<std::string>(owner_of, "lamp"));
}

BOOST_FIXTURE_TEST_CASE(execute_counts_the_rows_it_changed, with_things)
{
    auto const before = db.total_changes();
    BOOST_TEST(db.execute(raise_prices, 100) == 1);
    BOOST_TEST(db.execute(raise_prices, 10'000) == 0);
    BOOST_TEST(db.total_changes() - before == 1);
}

BOOST_FIXTURE_TEST_CASE(a_deleting_query_is_done_after_its_first_row, with_things)
{
    BOOST_TEST(db.first<money>(take_thing, "chair").value() == money{1250});
    BOOST_TEST(db.one<std::int64_t>(thing_count) == 1);
}

BOOST_FIXTURE_TEST_CASE(a_violated_constraint_names_its_query, with_things)
{
    auto const about_it = [](storage_error const& error) {
        return error.kind == fault::constraint &&
               std::string_view{error.what()}.starts_with("test add thing: ");
    };
    BOOST_CHECK_EXCEPTION(
        db.execute(add_thing, chair.id, nullptr, money{1}, nullptr), storage_error, about_it
    );
    BOOST_CHECK_EXCEPTION(db.execute(add_thing, "lamp", nullptr, money{0}, nullptr), storage_error, about_it);
    BOOST_TEST(db.execute(add_thing, "lamp", nullptr, money{1}, nullptr) == 1);
}

BOOST_FIXTURE_TEST_CASE(a_statement_is_reset_when_its_visitor_throws, with_things)
{
    struct enough
    {
    };
    BOOST_CHECK_THROW(db.each<thing>(things, [](thing const&) { throw enough{}; }), enough);
    db.script("a running statement would forbid this", "DROP TABLE thing");
}

BOOST_FIXTURE_TEST_CASE(a_statement_is_reset_when_a_column_does_not_fit, with_things)
{
    BOOST_CHECK_THROW(db.all<std::string>(things), std::logic_error);
    BOOST_CHECK_THROW(db.first<std::string>(owner_of, "table"), std::logic_error);
    BOOST_CHECK_THROW(db.first<std::int64_t>(owner_of, "chair"), std::logic_error);
    db.script("a running statement would forbid this", "DROP TABLE thing");
}

BOOST_FIXTURE_TEST_CASE(a_query_cannot_run_inside_itself, with_things)
{
    auto const nested = [this](thing const&) { db.all<thing>(things); };
    BOOST_CHECK_THROW(db.each<thing>(things, nested), std::logic_error);
    BOOST_TEST(db.all<thing>(things).size() == 2u);
}

BOOST_FIXTURE_TEST_CASE(a_faulty_query_is_told_when_prepared, with_things)
{
    BOOST_CHECK_THROW(db.prepare(two_statements), std::logic_error);
    BOOST_CHECK_THROW(db.prepare(unknown_table), storage_error);
    BOOST_CHECK_THROW(db.execute(raise_prices), std::logic_error);
    BOOST_CHECK_THROW(db.execute(raise_prices, 1, 2), std::logic_error);
}

BOOST_FIXTURE_TEST_CASE(a_transaction_is_rolled_back_unless_committed, with_things)
{
    {
        transaction dropped{db};
        db.execute(take_thing, "chair");
    }
    BOOST_TEST(db.one<std::int64_t>(thing_count) == 2);
    {
        transaction kept{db};
        db.execute(take_thing, "chair");
        kept.commit();
    }
    BOOST_TEST(db.one<std::int64_t>(thing_count) == 1);
    BOOST_TEST(!db.in_transaction());
}

BOOST_FIXTURE_TEST_CASE(a_reader_cannot_write, with_things)
{
    database reader{{.file = file, .mode = access::read}};
    BOOST_TEST(reader.all<thing>(things).size() == 2u);
    BOOST_CHECK_EXCEPTION(
        reader.execute(raise_prices, 0), storage_error,
        [](storage_error const& error) { return error.kind == fault::read_only; }
    );
}

BOOST_FIXTURE_TEST_CASE(a_checkpoint_empties_the_log, with_things)
{
    BOOST_TEST(db.wal_pages() > 0);
    db.checkpoint(false);
    BOOST_TEST(db.wal_pages() == 0);
    db.checkpoint(true);
    BOOST_TEST(std::filesystem::file_size(folder / "test.db-wal") == 0u);
}

BOOST_FIXTURE_TEST_CASE(a_copy_holds_what_was_committed_and_replaces_an_older_one, with_things)
{
    for (auto const left : {2, 1})
    {
        db.copy_to(folder / "copy.db");
        database copy{{.file = folder / "copy.db", .mode = access::inspect}};
        BOOST_TEST(copy.one<std::int64_t>(thing_count) == left);
        BOOST_TEST(copy.quick_check() == "");
        db.execute(take_thing, "chair");
    }
}

BOOST_AUTO_TEST_CASE(a_missing_file_is_not_created_in_passing)
{
    temporary_folder const folder;
    for (auto const mode : {access::read, access::write, access::inspect})
        BOOST_CHECK_THROW(database({.file = folder / "none.db", .mode = mode}), storage_error);
    BOOST_TEST(std::filesystem::is_empty(folder.path()));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::storage
