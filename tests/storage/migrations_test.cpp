#include "storage/migrations.hpp"
#include "tests/storage/temporary_folder.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

namespace auktiva::storage {

BOOST_AUTO_TEST_SUITE(the_file_at_start)

using cause = unusable_database::cause;

constexpr schema first_release{"CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
                               "CREATE TABLE tag (thing INTEGER NOT NULL REFERENCES thing(id)) STRICT"};

constexpr migration steps[] = {
    {2, "0002_price", "ALTER TABLE thing ADD COLUMN price INTEGER NOT NULL DEFAULT 0"},
    {3, "0003_numbers", R"sql(
        CREATE TABLE fresh (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price INTEGER NOT NULL) STRICT;
        INSERT INTO fresh SELECT id, upper(name), price + 1 FROM thing;
        DROP TABLE thing;
        ALTER TABLE fresh RENAME TO thing)sql"},
};
constexpr schema third_release{
    "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price INTEGER NOT NULL) STRICT;"
    "CREATE TABLE tag (thing INTEGER NOT NULL REFERENCES thing(id)) STRICT",
    steps};

constexpr migration faulty_steps[] = {steps[0], {3, "0003_faulty", "DELETE FROM thing; SELECT nonsense"}};
constexpr schema faulty_release{third_release.sql, faulty_steps};

constexpr migration dangling_steps[] = {{2, "0002_dangling", "DELETE FROM thing"}};
constexpr schema dangling_release{first_release.sql, dangling_steps};

query const names{"test names", "SELECT name FROM thing"};
query const version{"test version", "PRAGMA user_version"};
query const add_name{"test add name", "INSERT INTO thing (name) VALUES (?1)"};
query const add_tag{"test add tag", "INSERT INTO tag SELECT id FROM thing"};
query const schema_objects{
    "test schema objects", "SELECT type, name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name"};

struct schema_object
{
    std::string type;
    std::string name;
    std::string sql;
};

/// A statement without comments, quotes and spaces, which say nothing about the schema.
std::string without_form(std::string_view sql)
{
    std::string bare;
    for (std::size_t at = 0; at < sql.size(); ++at)
    {
        if (sql.substr(at).starts_with("--"))
            at = std::min(sql.find('\n', at), sql.size());
        else if (sql[at] != '"' && sql[at] != ' ' && sql[at] != '\n')
            bare += sql[at];
    }
    return bare;
}

std::string whole_schema(database& db)
{
    std::string found;
    for (auto const& each : db.all<schema_object>(schema_objects))
        found += each.type + ' ' + each.name + ": " + without_form(each.sql) + '\n';
    return found;
}

/// Name and bytes of every file in a folder.
std::map<std::string, std::string> contents(std::filesystem::path const& folder)
{
    std::map<std::string, std::string> found;
    for (auto const& each : std::filesystem::directory_iterator{folder})
    {
        std::ifstream file{each.path(), std::ios::binary};
        found[each.path().filename()] = std::string{std::istreambuf_iterator{file}, {}};
    }
    return found;
}

struct with_file
{
    void start_as(schema const& release) { open_or_create(file, release); }

    void fill()
    {
        start_as(first_release);
        database db{{.file = file, .mode = access::write}};
        db.execute(add_name, "chair");
        db.execute(add_tag);
    }

    template <class Row>
    Row ask(query const& what)
    {
        return database{{.file = file, .mode = access::inspect}}.one<Row>(what);
    }

    void script(std::string_view sql) { database{{.file = file, .mode = access::write}}.script("test", sql); }

    void overwrite(std::string_view with, std::streamoff from)
    {
        std::fstream out{file, std::ios::binary | std::ios::in | std::ios::out};
        out.seekp(from);
        out << with;
    }

    /// Refused for `why` in one line, and nothing in the folder has changed.
    void check_refused(cause why)
    {
        auto const before = contents(folder.path());
        BOOST_CHECK_EXCEPTION(
            start_as(third_release), unusable_database,
            [why](unusable_database const& refused) {
                return refused.why == why &&
                       std::string_view{refused.what()}.find('\n') == std::string_view::npos;
            }
        );
        BOOST_TEST((contents(folder.path()) == before));
    }

    temporary_folder folder;
    std::filesystem::path file = folder / "store.db";
};

BOOST_FIXTURE_TEST_CASE(a_missing_file_is_created_whole, with_file)
{
    start_as(third_release);
    BOOST_TEST(contents(folder.path()).size() == 1u);
    BOOST_TEST(ask<int>(version) == 3);
    start_as(third_release);
    BOOST_TEST(contents(folder.path()).size() == 1u);
}

BOOST_FIXTURE_TEST_CASE(a_half_made_file_is_never_taken_for_a_database, with_file)
{
    std::ofstream{folder / "store.db.new"} << "a power cut ended this";
    start_as(first_release);
    BOOST_TEST(ask<int>(version) == 1);
}

BOOST_FIXTURE_TEST_CASE(an_older_file_is_copied_and_upgraded, with_file)
{
    fill();
    start_as(third_release);
    BOOST_TEST(ask<int>(version) == 3);
    BOOST_TEST(ask<std::string>(names) == "CHAIR");
    BOOST_TEST(contents(folder.path()).size() == 2u);

    file = folder / "store.db.before-v2";
    BOOST_TEST(ask<int>(version) == 1);
    BOOST_TEST(ask<std::string>(names) == "chair");
}

BOOST_FIXTURE_TEST_CASE(an_interrupted_upgrade_goes_on_where_it_stopped, with_file)
{
    fill();
    BOOST_CHECK_THROW(start_as(faulty_release), storage_error);
    BOOST_TEST(ask<int>(version) == 2);
    BOOST_TEST(ask<std::string>(names) == "chair");

    start_as(third_release);
    BOOST_TEST(ask<int>(version) == 3);
    BOOST_TEST(ask<std::string>(names) == "CHAIR");
    BOOST_TEST(std::filesystem::exists(folder / "store.db.before-v2"));
    BOOST_TEST(std::filesystem::exists(folder / "store.db.before-v3"));
}

BOOST_FIXTURE_TEST_CASE(a_step_must_not_leave_dangling_references, with_file)
{
    fill();
    BOOST_CHECK_THROW(start_as(dangling_release), storage_error);
    BOOST_TEST(ask<int>(version) == 1);
    BOOST_TEST(ask<std::string>(names) == "chair");
}

BOOST_FIXTURE_TEST_CASE(a_newer_file_is_refused, with_file)
{
    fill();
    script("PRAGMA user_version = 4");
    check_refused(cause::newer);
}

BOOST_FIXTURE_TEST_CASE(a_database_of_another_program_is_refused, with_file)
{
    fill();
    script("PRAGMA application_id = 7");
    check_refused(cause::foreign);
}

BOOST_DATA_TEST_CASE_F(
    with_file, what_is_no_database_is_refused,
    boost::unit_test::data::make(std::vector<std::string>{"", "hello", std::string(8192, 'x')}), content
)
{
    std::ofstream{file} << content;
    check_refused(cause::foreign);
}

BOOST_FIXTURE_TEST_CASE(a_damaged_file_is_refused, with_file)
{
    fill();
    overwrite(std::string(64, '\xff'), 4096 + 4);
    check_refused(cause::damaged);
}

BOOST_FIXTURE_TEST_CASE(a_truncated_file_is_refused, with_file)
{
    fill();
    std::filesystem::resize_file(file, 4096);
    check_refused(cause::damaged);
}

BOOST_FIXTURE_TEST_CASE(a_log_without_its_file_is_not_given_a_new_one, with_file)
{
    std::ofstream{folder / "store.db-wal"} << "commits";
    check_refused(cause::damaged);
}

BOOST_FIXTURE_TEST_CASE(commits_left_in_the_log_count, with_file)
{
    fill();
    {
        database crashed{{.file = file, .mode = access::write}};
        crashed.execute(add_name, "table");
        crashed.script("test", "PRAGMA user_version = 4");
        temporary_folder const after_crash;
        for (auto const name : {"store.db", "store.db-wal"})
            std::filesystem::copy(folder / name, after_crash / name);
        auto const before = contents(after_crash.path());
        BOOST_CHECK_THROW(open_or_create(after_crash / "store.db", first_release), unusable_database);
        auto const after = contents(after_crash.path());
        BOOST_TEST((after.at("store.db") == before.at("store.db")));
        BOOST_TEST((after.at("store.db-wal") == before.at("store.db-wal")));
    }
}

BOOST_FIXTURE_TEST_CASE(both_ways_lead_to_the_same_schema, with_file)
{
    fill();
    start_as(third_release);
    database fresh{{.file = ":memory:", .mode = access::create}};
    create_schema(fresh, third_release);
    database upgraded{{.file = file, .mode = access::inspect}};
    BOOST_TEST(whole_schema(upgraded) == whole_schema(fresh));
}

BOOST_FIXTURE_TEST_CASE(a_database_of_version_1_comes_to_the_schema_of_a_fresh_one, with_file)
{
    schema const first{
#include "version_1.inc"
    };
    open_or_create(file, first);
    open_or_create(file);
    database upgraded{{.file = file, .mode = access::inspect}};
    database fresh{{.file = ":memory:", .mode = access::create}};
    create_schema(fresh);
    BOOST_TEST(upgraded.one<int>(version) == current_schema().version());
    BOOST_TEST(whole_schema(upgraded) == whole_schema(fresh));
}

BOOST_AUTO_TEST_CASE(every_query_of_the_program_fits_the_schema)
{
    database db{{.file = ":memory:", .mode = access::create}};
    create_schema(db);
    for (auto const* each : all_queries())
        if (!each->name.starts_with("test ") && !each->name.starts_with("Auktiva's "))
            BOOST_CHECK_NO_THROW(db.prepare(*each));
}

BOOST_FIXTURE_TEST_CASE(this_program_can_create_its_own, with_file)
{
    open_or_create(file);
    open_or_create(file);
    database db{{.file = file, .mode = access::write}};
    BOOST_TEST(db.one<int>(version) == current_schema().version());
    BOOST_TEST(!db.all<schema_object>(schema_objects).empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::storage
