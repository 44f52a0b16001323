#include "storage/auktiva_file.hpp"
#include "storage/migrations.hpp"
#include "tests/storage/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>
#include <map>
#include <sys/stat.h>

namespace auktiva::storage {

namespace {

constexpr std::string_view layout =
#include "auktiva_database.inc"
    ;

constexpr std::string_view two_of_each = R"sql(
    INSERT INTO users (id, email, passwordHash, createdAt, updatedAt) VALUES
        ('u2', 'bob@example.org', NULL, '2026-01-02T00:00:00.000+00:00', 0),
        ('u1', 'ann@example.org', 'x', 1767225600000, 0);
    INSERT INTO currencies VALUES ('EUR', 'Euro', '€');
    INSERT INTO auctions (id, name, createdAt, updatedAt, creatorId) VALUES
        ('a1', 'Autumn', '2026-01-03 00:00:00', 0, 'u1');
    INSERT INTO auction_items (id, auctionId, name, currencyCode, createdAt, updatedAt, creatorId) VALUES
        ('i1', 'a1', 'Lantern', 'EUR', '2026-01-03T00:00:00.000Z', 0, 'u1');
    INSERT INTO bids (id, auctionItemId, userId, amount, createdAt) VALUES
        ('b3', 'i1', 'u2', 3, '2026-01-04 00:00:00'),
        ('b4', 'i1', 'u2', 4, '2026-01-04T00:00:00.001+00:00'),
        ('b2', 'i1', 'u2', 2, 1767484799999),
        ('b1', 'i1', 'u2', 1.5, 1767484799999);
    INSERT INTO email_logs (id, toEmail, type, subject, htmlContent, updatedAt) VALUES ('e1', '', '', '', '', 0))sql";

struct with_file
{
    temporary_folder folder;
    std::filesystem::path source = folder / "old/auktiva.db";
    std::filesystem::path copy = folder / "copy.db";

    with_file() { std::filesystem::create_directory(folder / "old"); }

    /// Writes `sql` into the source and leaves it at rest, as Auktiva does: without a write-ahead log.
    void write(std::string_view sql)
    {
        database db{{.file = source, .mode = access::create}};
        db.script("test write", sql);
        db.checkpoint(true);
        db.script("test at rest", "PRAGMA journal_mode = DELETE");
    }

    std::string complaint_about(std::filesystem::path const& file)
    {
        try
        {
            auktiva_file const opened{file, copy};
        }
        catch (unusable_database const& wrong)
        {
            return wrong.what();
        }
        return "none";
    }
};

template <class Row>
auto collect_ids(std::string& into)
{
    return [&into](Row const& row) { into += std::get<std::string>(row.id) + ' '; };
}

/// Name, bytes and time of every file in a folder.
std::map<std::string, std::string> look_of(std::filesystem::path const& folder)
{
    std::map<std::string, std::string> found;
    for (auto const& each : std::filesystem::directory_iterator{folder})
    {
        std::ifstream in{each.path(), std::ios::binary};
        struct stat facts = {};
        ::stat(each.path().c_str(), &facts);
        found[each.path().filename()] = std::string{std::istreambuf_iterator<char>{in}, {}} +
                                        std::to_string(facts.st_mtim.tv_sec) + ' ' +
                                        std::to_string(facts.st_mtim.tv_nsec);
    }
    return found;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(an_old_database, with_file)

BOOST_AUTO_TEST_CASE(is_read_oldest_first_whatever_its_dates_look_like)
{
    write(layout);
    write(two_of_each);
    auktiva_file file{source, copy};
    std::string users;
    std::string bids;
    std::vector<std::int64_t> positions;
    std::int64_t item_row = 0;
    file.each_user(collect_ids<auktiva_user>(users));
    file.each_auction([&](auktiva_auction const& in)
                      { file.each_item(in.row, [&](auktiva_item const& each) { item_row = each.row; }); });
    file.each_bid(item_row, collect_ids<auktiva_bid>(bids));
    file.each_bid(item_row, [&](auktiva_bid const& each) { positions.push_back(each.position); });
    BOOST_TEST(users == "u1 u2 ");
    BOOST_TEST(bids == "b1 b2 b3 b4 ");
    BOOST_TEST(positions == (std::vector<std::int64_t>{1, 2, 3, 4}));
    BOOST_TEST(file.count_on_item(item_row).bids == 4);
    BOOST_TEST(file.other_tables().at(1).name == "email_logs");
    BOOST_TEST(file.other_tables().at(1).rows.value() == 1);
}

BOOST_AUTO_TEST_CASE(stays_as_it_is_to_the_byte)
{
    write(layout);
    write(two_of_each);
    auto const before = look_of(folder / "old");
    {
        auktiva_file file{source, copy};
        std::string users;
        file.each_user(collect_ids<auktiva_user>(users));
    }
    BOOST_TEST((look_of(folder / "old") == before));
}

BOOST_AUTO_TEST_CASE(is_read_with_what_is_only_in_its_write_ahead_log)
{
    write(layout);
    database writer{{.file = source, .mode = access::write}};
    writer.script("test write", two_of_each);
    auto const before = look_of(folder / "old");
    std::string users;
    auktiva_file{source, copy}.each_user(collect_ids<auktiva_user>(users));
    BOOST_TEST(users == "u1 u2 ");
    BOOST_TEST((look_of(folder / "old") == before));
}

BOOST_AUTO_TEST_CASE(is_read_as_its_last_commit_left_it_even_in_the_middle_of_a_write)
{
    write(layout);
    write(two_of_each);
    database writer{{.file = source, .mode = access::write}};
    writer.script(
        "test write", "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN;"
                      "UPDATE users SET name = hex(zeroblob(50000)), id = 'changed' || id;"
                      "UPDATE bids SET id = hex(zeroblob(50000)) || id"
    );
    BOOST_REQUIRE(std::filesystem::file_size(folder / "old/auktiva.db-journal") > 0);
    std::string users;
    auktiva_file{source, copy}.each_user(collect_ids<auktiva_user>(users));
    BOOST_TEST(users == "u1 u2 ");
}

BOOST_AUTO_TEST_CASE(of_an_older_layout_has_what_was_so_before)
{
    write(layout);
    write(two_of_each);
    write("DROP TABLE notifications; DROP TABLE item_discussions; DROP TABLE system_settings;"
          "ALTER TABLE users DROP COLUMN emailVerified; ALTER TABLE auction_items DROP COLUMN isPublished;"
          "ALTER TABLE auction_items DROP COLUMN winnerNotified; ALTER TABLE bids DROP COLUMN isAnonymous");
    auktiva_file file{source, copy};
    file.each_user([](auktiva_user const& each) { BOOST_TEST((each.verified_at == each.created_at)); });
    file.each_auction(
        [&](auktiva_auction const& in)
        {
            file.each_item(
                in.row,
                [](auktiva_item const& each)
                {
                    BOOST_TEST(read_flag(each.is_published).value());
                    BOOST_TEST(read_flag(each.winner_notified).value());
                }
            );
        }
    );
    BOOST_TEST(is_null(file.administrator_email()));
}

BOOST_AUTO_TEST_CASE(holds_orphans_that_are_found)
{
    write(layout);
    write(two_of_each);
    write("PRAGMA foreign_keys = OFF; INSERT INTO bids (id, auctionItemId, userId, amount) VALUES ('b9', "
          "'i9', 'u1', 1);"
          "INSERT INTO user_settings (id, userId, updatedAt) VALUES ('s9', 'u9', 0)");
    auktiva_file file{source, copy};
    std::string orphans;
    file.each_orphan([&](auktiva_orphan const& each) { orphans += each.table + ' ' + show(each.owner) + ' '; }
    );
    BOOST_TEST(orphans == "user_settings \"u9\" bids \"i9\" ");
}

BOOST_AUTO_TEST_CASE(is_refused_in_one_line_if_it_is_none)
{
    write("CREATE TABLE thing (id)");
    BOOST_TEST(complaint_about(source).ends_with("is not an Auktiva database: it has no table users"));
    write("CREATE TABLE users (id)");
    BOOST_TEST(complaint_about(source).ends_with("its table users has no column email"));
    BOOST_TEST(complaint_about(folder / "nothing").ends_with("cannot be read: No such file or directory"));
    BOOST_TEST(complaint_about(folder.path()).find("cannot be read") != std::string::npos);
    std::ofstream{folder / "text"}
        << "only some text, long enough to be looked at as a database, or so I think.";
    BOOST_TEST(complaint_about(folder / "text").ends_with("is not a database"));
}

BOOST_AUTO_TEST_CASE(is_refused_if_its_pages_are_damaged)
{
    write(layout);
    write(two_of_each);
    {
        std::fstream file{source, std::ios::in | std::ios::out | std::ios::binary};
        file.seekp(4096 * 3);
        file << std::string(2000, 'x');
    }
    BOOST_TEST(complaint_about(source).find("is damaged") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(may_hold_null_where_it_must_not)
{
    write(layout);
    write(two_of_each);
    write("PRAGMA writable_schema = ON;"
          "UPDATE sqlite_master SET sql = replace(sql, 'email         TEXT NOT NULL', 'email         TEXT')"
          "    WHERE name = 'users';");
    write("UPDATE users SET email = NULL WHERE id = 'u1'; PRAGMA writable_schema = ON;"
          "UPDATE sqlite_master SET sql = replace(sql, 'email         TEXT', 'email         TEXT NOT NULL')"
          "    WHERE name = 'users';");
    int nulls = 0;
    auktiva_file{source, copy}.each_user([&](auktiva_user const& each)
                                         { nulls += is_null(each.email) ? 1 : 0; });
    BOOST_TEST(nulls == 1);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::storage
