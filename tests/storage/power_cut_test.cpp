#include "storage/writer.hpp"
#include "tests/storage/power_cut_vfs.hpp"
#include "tests/storage/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>
#include <set>

namespace auktiva::storage {

BOOST_AUTO_TEST_SUITE(a_power_cut)

constexpr std::int64_t deeds_to_do = 600;
constexpr std::size_t cuts_to_try = 450;
constexpr std::uint64_t seed = 20260213;

constexpr std::string_view schema_of_deeds = R"sql(
    CREATE TABLE deed (number INTEGER PRIMARY KEY, doer TEXT NOT NULL, story TEXT NOT NULL) STRICT;
    CREATE INDEX deed_by_doer ON deed (doer, number);
    CREATE TABLE tally (deeds INTEGER NOT NULL) STRICT;
    INSERT INTO tally VALUES (0))sql";

query const add_deed{"test add deed", "INSERT INTO deed (number, doer, story) VALUES (?1, ?2, ?3)"};
query const count_deed{"test count deed", "UPDATE tally SET deeds = deeds + 1"};
query const deeds_found{
    "test deeds found", "SELECT count(*), coalesce(max(number), 0), (SELECT deeds FROM tally) FROM deed"};
query const check_all{"test check all", "PRAGMA integrity_check(1)"};

struct deeds
{
    std::int64_t count;
    std::int64_t highest;
    std::int64_t tally;
};

/// Writes in several places, as a bid does, and acknowledges.
class deed final : public job
{
public:
    deed(std::int64_t number, power_cut_vfs& disk)
        : number_{number}
        , disk_{disk}
    {
    }

    void run(database& db) override
    {
        std::string const story(static_cast<std::size_t>(100 + number_ * 37 % 900), 'x');
        db.execute(add_deed, number_, "doer " + std::to_string(number_ * 7919 % 101), story);
        db.execute(count_deed);
    }
    bool refused() const override { return false; }
    void forget() override {}
    void apply() override {}
    void answer() override { disk_.acknowledge(); }
    void fail(std::exception_ptr reason) override { std::rethrow_exception(reason); }

private:
    std::int64_t number_;
    power_cut_vfs& disk_;
};

std::string content_of(std::filesystem::path const& file)
{
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator{in}, {}};
}

/// Has the real writer do its deeds on a watched disk; returns what the disk held before.
disk_image do_deeds(power_cut_vfs& disk, std::string const& synchronous)
{
    temporary_folder const folder;
    auto const file = folder / "deeds.db";
    database{{.file = file, .mode = access::create}}.script("schema", schema_of_deeds);
    disk_image const before{{"deeds.db", content_of(file)}};

    writer writing{
        {.store = {.file = file, .synchronous = synchronous, .vfs = disk.name()},
         .batch_limit = 16,
         .checkpoint_pages = 60,
         .deliver = settle}};
    for (std::int64_t number = 1; number <= deeds_to_do; ++number)
    {
        BOOST_REQUIRE(writing.submit_urgent(std::make_unique<deed>(number, disk)));
        if (number * 31 % 7 < 3)
            writing.call([](database&) {});
    }
    writing.stop();
    return before;
}

/// What cutting the power at many moments has shown.
struct verdict
{
    int cuts = 0;
    int corrupt = 0;
    int losing = 0;
    std::int64_t worst_loss = 0;
    int broken_order = 0;

    friend std::ostream& operator<<(std::ostream& out, verdict const& it)
    {
        return out << it.cuts << " cuts: " << it.corrupt << " corrupt, " << it.losing
                   << " lost acknowledged commits, at worst " << it.worst_loss << "; " << it.broken_order
                   << " with holes";
    }
};

/// Opens what the disk was left with as the next start would, and judges it.
void judge(disk_image const& image, std::int64_t acknowledged, verdict& so_far)
{
    temporary_folder const folder;
    for (auto const& [name, content] : image)
        std::ofstream{folder / name, std::ios::binary} << content;
    ++so_far.cuts;
    try
    {
        database db{{.file = folder / "deeds.db", .mode = access::write, .synchronous = "OFF"}};
        if (db.one<std::string>(check_all) != "ok")
            throw storage_error{fault::corrupt, "integrity_check", "not ok"};
        auto const found = db.one<deeds>(deeds_found);
        auto const loss = std::max<std::int64_t>(0, acknowledged - found.count);
        so_far.losing += loss > 0;
        so_far.worst_loss = std::max(so_far.worst_loss, loss);
        so_far.broken_order += found.highest != found.count || found.tally != found.count;
    }
    catch (storage_error const&)
    {
        ++so_far.corrupt;
    }
}

verdict cut_the_power(std::string const& synchronous)
{
    power_cut_vfs disk;
    auto const before = do_deeds(disk, synchronous);

    std::mt19937_64 random{seed};
    std::multiset<std::size_t> moments;
    while (moments.size() < cuts_to_try)
        moments.insert(random() % (disk.operations().size() + 1));

    verdict found;
    power_cut cut{disk.operations(), before, seed};
    for (auto const moment : moments)
    {
        cut.advance(moment);
        judge(cut.leftover(), cut.acknowledged(), found);
    }
    BOOST_TEST_MESSAGE("synchronous " << synchronous << ": " << found);
    return found;
}

BOOST_AUTO_TEST_CASE(loses_nothing_that_was_acknowledged)
{
    auto const full = cut_the_power("FULL");
    BOOST_TEST(full.cuts == static_cast<int>(cuts_to_try));
    BOOST_TEST(full.corrupt == 0);
    BOOST_TEST(full.losing == 0);
    BOOST_TEST(full.broken_order == 0);
}

// The two below show that this test would notice.

BOOST_AUTO_TEST_CASE(loses_commits_if_they_are_not_synced)
{
    auto const normal = cut_the_power("NORMAL");
    BOOST_TEST(normal.corrupt == 0);
    BOOST_TEST(normal.losing > 0);
}

BOOST_AUTO_TEST_CASE(ruins_the_file_if_nothing_is_synced)
{
    auto const off = cut_the_power("OFF");
    BOOST_TEST(off.corrupt + off.losing > 0);
    BOOST_TEST(off.corrupt > 0);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::storage
