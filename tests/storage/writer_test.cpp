#include "storage/writer.hpp"
#include "tests/storage/power_cut_vfs.hpp"
#include "tests/storage/temporary_folder.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <sqlite3.h>

#include <latch>

namespace auktiva::storage {

BOOST_AUTO_TEST_SUITE(the_writer)

query const add_line{"test add line", "INSERT INTO line (text) VALUES (?1)"};
query const lines{"test lines", "SELECT text FROM line ORDER BY id"};

using texts = std::vector<std::string>;

/// A job that does as its text says and notes everything that happens to it.
class scripted_job final : public job
{
public:
    using deed = std::function<void(database&, std::string const& text)>;

    scripted_job(std::string text, texts& diary, deed act, bool is_refusal)
        : text_{std::move(text)}
        , diary_{diary}
        , act_{std::move(act)}
        , refused_{is_refusal}
    {
    }

    void run(database& db) override
    {
        note("run");
        act_(db, text_);
    }
    bool refused() const override { return refused_; }
    void forget() override { note("forget"); }
    void apply() override { note("apply"); }
    void answer() override { note("answer"); }
    void fail(std::exception_ptr reason) override
    {
        try
        {
            std::rethrow_exception(reason);
        }
        catch (outcome_unknown const&)
        {
            note("unknown");
        }
        catch (storage_full const&)
        {
            note("full");
        }
        catch (std::exception const&)
        {
            note("fault");
        }
    }

private:
    void note(std::string_view what) { diary_.push_back(text_ + " " + std::string{what}); }

    std::string text_;
    texts& diary_;
    deed act_;
    bool refused_;
};

void add(database& db, std::string const& text)
{
    db.execute(add_line, text);
}

void add_and_throw(database& db, std::string const& text)
{
    add(db, text);
    throw std::runtime_error{"a bug"};
}

void add_nothing(database&, std::string const&) {}

struct with_writer
{
    with_writer()
    {
        database{{.file = file, .mode = access::create}}.script(
            "schema", "CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT"
        );
        options.deliver = [this](finished_batch batch)
        {
            batch_sizes.push_back(batch.jobs.size());
            settle(batch);
        };
    }

    void start() { writing.emplace(options); }

    std::unique_ptr<job> make(std::string text, scripted_job::deed act = add, bool refused = false)
    {
        return std::make_unique<scripted_job>(std::move(text), diary, std::move(act), refused);
    }

    void submit(std::string text, scripted_job::deed act = add, bool refused = false)
    {
        BOOST_REQUIRE(writing->submit(timestamp{}, make(std::move(text), std::move(act), refused)));
    }

    /// Keeps the writer busy while `fill` queues jobs, so that they all wait together.
    template <class Fill>
    void while_held(Fill fill)
    {
        std::latch begun{1};
        std::latch released{1};
        std::thread holder{[&]
                           {
                               writing->call(
                                   [&](database&)
                                   {
                                       begun.count_down();
                                       released.wait();
                                   }
                               );
                           }};
        begun.wait();
        fill();
        released.count_down();
        holder.join();
        wait();
    }

    /// Until all that was queued has been delivered: a call runs between batches, not before them.
    void wait()
    {
        while (writing->waiting() > 0)
            pass();
        pass();
    }

    /// A call on a sick disk fails, but in its turn.
    void pass()
    try
    {
        writing->call([](database&) {});
    }
    catch (storage_error const&)
    {
    }

    texts stored() { return database{{.file = file, .mode = access::read}}.all<std::string>(lines); }

    temporary_folder folder;
    power_cut_vfs disk;
    std::filesystem::path file = folder / "test.db";
    writer_options options{
        .store = {.file = file, .vfs = disk.name()},
        .idle_after = std::chrono::hours{1},
    };
    texts diary;
    std::vector<std::size_t> batch_sizes;
    std::optional<writer> writing;
};

void check_equal(texts const& found, texts const& expected)
{
    BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(what_waits_is_one_commit_applied_before_anybody_is_answered, with_writer)
{
    start();
    auto const syncs_before = disk.operations().size();
    while_held(
        [this]
        {
            submit("a");
            submit("b", add_nothing, true);
            submit("c");
        }
    );
    check_equal(
        diary,
        {"a run", "b run", "c run", "a apply", "b apply", "c apply", "a answer", "b answer", "c answer"}
    );
    check_equal(stored(), {"a", "c"});
    auto const syncs = std::ranges::count_if(
        disk.operations().begin() + static_cast<std::ptrdiff_t>(syncs_before), disk.operations().end(),
        [](disk_operation const& done) { return done.what == disk_operation::kind::sync; }
    );
    // One for the log's new header, one for the commit.
    BOOST_TEST(syncs <= 2);
}

BOOST_FIXTURE_TEST_CASE(a_commit_carries_no_more_than_its_limit, with_writer)
{
    options.batch_limit = 2;
    start();
    while_held(
        [this]
        {
            for (auto const text : {"a", "b", "c", "d", "e"})
                submit(text);
        }
    );
    BOOST_TEST((batch_sizes == std::vector<std::size_t>{2, 2, 1}));
    check_equal(stored(), {"a", "b", "c", "d", "e"});
}

BOOST_FIXTURE_TEST_CASE(a_bad_command_falls_alone, with_writer)
{
    start();
    while_held(
        [this]
        {
            submit("a");
            submit("bad", add_and_throw);
            submit("c");
        }
    );
    check_equal(
        diary, {"a run", "bad run", "a forget", "a run", "a apply", "a answer", "bad forget", "bad run",
                "bad forget", "bad fault", "c forget", "c run", "c apply", "c answer"}
    );
    check_equal(stored(), {"a", "c"});
}

BOOST_FIXTURE_TEST_CASE(a_violated_constraint_is_the_commands_own_fault, with_writer)
{
    start();
    submit("a");
    submit("a");
    wait();
    BOOST_TEST(diary.back() == "a fault");
    check_equal(stored(), {"a"});
}

BOOST_FIXTURE_TEST_CASE(a_refusal_that_changed_rows_is_undone_and_a_fault, with_writer)
{
    start();
    while_held(
        [this]
        {
            submit("a");
            submit("sly", add, true);
            submit("c");
        }
    );
    check_equal(stored(), {"a", "c"});
    BOOST_TEST(std::ranges::count(diary, "sly fault") == 1);
    BOOST_TEST(std::ranges::count(diary, "c answer") == 1);
}

BOOST_FIXTURE_TEST_CASE(a_failed_commit_is_unknown_to_all_and_never_run_again, with_writer)
{
    start();
    disk.fail_syncs(SQLITE_IOERR_FSYNC);
    while_held(
        [this]
        {
            submit("a");
            submit("b");
        }
    );
    check_equal(diary, {"a run", "b run", "a forget", "b forget", "a unknown", "b unknown"});

    submit("c");
    wait();
    BOOST_TEST(diary.back() == "c unknown");

    disk.fail_syncs(SQLITE_OK);
    submit("d");
    wait();
    check_equal(stored(), {"d"});
}

BOOST_DATA_TEST_CASE_F(
    with_writer, a_disk_that_takes_no_writes_answers_and_recovers,
    boost::unit_test::data::make({SQLITE_READONLY, SQLITE_IOERR_WRITE}), trouble
)
{
    start();
    submit("a");
    wait();
    disk.fail_writes(trouble);
    for (auto const text : {"b", "c"})
    {
        submit(text);
        wait();
        BOOST_TEST(diary.back() == std::string{text} + " unknown");
    }
    check_equal(stored(), {"a"});

    disk.fail_writes(SQLITE_OK);
    submit("d");
    wait();
    check_equal(stored(), {"a", "d"});
}

BOOST_FIXTURE_TEST_CASE(a_full_disk_is_told_as_such_and_surely_kept_nothing, with_writer)
{
    start();
    submit("a");
    wait();
    disk.fail_writes(SQLITE_FULL);
    for (auto const text : {"b", "c"})
    {
        submit(text);
        wait();
        BOOST_TEST(diary.back() == std::string{text} + " full");
    }
    // What a crash at this moment would leave.
    temporary_folder const crashed;
    for (auto const* part : {"", "-wal"})
        std::filesystem::copy(file.string() + part, (crashed / "store.db").string() + part);
    BOOST_TEST(
        database({.file = crashed / "store.db", .mode = access::write}).all<std::string>(lines) == texts{"a"}
    );

    disk.fail_writes(SQLITE_OK);
    submit("d");
    wait();
    check_equal(stored(), {"a", "d"});
}

BOOST_FIXTURE_TEST_CASE(nothing_is_committed_behind_a_lost_transaction, with_writer)
{
    start();
    while_held(
        [this]
        {
            submit("a");
            submit(
                "b", [](database& db, std::string const&) { db.script("as a full disk does", "ROLLBACK"); }
            );
            submit("c");
        }
    );
    check_equal(
        diary, {"a run", "b run", "a forget", "b forget", "c forget", "a unknown", "b unknown", "c unknown"}
    );
    check_equal(stored(), {});
}

BOOST_FIXTURE_TEST_CASE(a_full_queue_refuses_all_but_the_urgent, with_writer)
{
    options.queue_limit = 2;
    start();
    while_held(
        [this]
        {
            submit("a");
            submit("b");
            BOOST_TEST(!writing->submit(timestamp{}, make("c")));
            BOOST_TEST(writing->submit_urgent(make("closing")));
        }
    );
    check_equal(stored(), {"a", "b", "closing"});
}

BOOST_FIXTURE_TEST_CASE(a_stamp_must_not_fall, with_writer)
{
    start();
    timestamp const noon{std::chrono::hours{12}};
    BOOST_TEST(writing->submit(noon, make("a")));
    BOOST_TEST(writing->submit(noon, make("b")));
    BOOST_CHECK_THROW(static_cast<void>(writing->submit(timestamp{}, make("c"))), std::logic_error);
}

BOOST_FIXTURE_TEST_CASE(stopping_finishes_the_queue_and_empties_the_log, with_writer)
{
    start();
    for (int number = 0; number < 1000; ++number)
        submit(std::to_string(number));
    writing->stop();
    BOOST_TEST(!writing->submit(timestamp{}, make("late")));
    BOOST_TEST(!writing->submit_urgent(make("late")));
    BOOST_CHECK_THROW(writing->call([](database&) {}), std::logic_error);
    BOOST_TEST(
        std::ranges::count_if(diary, [](auto const& each) { return each.ends_with(" answer"); }) == 1000
    );
    BOOST_TEST(!std::filesystem::exists(folder / "test.db-wal"));
}

BOOST_FIXTURE_TEST_CASE(a_call_passes_on_what_it_throws, with_writer)
{
    start();
    BOOST_CHECK_THROW(writing->call([](database&) { throw std::runtime_error{"no"}; }), std::runtime_error);
}

BOOST_FIXTURE_TEST_CASE(a_long_log_is_checkpointed_although_jobs_wait, with_writer)
{
    options.checkpoint_pages = 1;
    start();
    submit("a");
    wait();
    writing->call([](database& db) { BOOST_TEST(db.wal_pages() == 0); });
}

BOOST_FIXTURE_TEST_CASE(when_idle_it_tidies_and_checkpoints, with_writer)
{
    std::latch tidied{2};
    options.idle_after = std::chrono::milliseconds{1};
    options.tidy = [&tidied, left = 2](database& db) mutable
    {
        if (left == 0) // the call below counts as work, too
            return false;
        add(db, "tidied " + std::to_string(--left));
        tidied.count_down();
        return left > 0;
    };
    start();
    submit("a");
    tidied.wait();
    writing->call([](database& db) { BOOST_TEST(db.wal_pages() == 0); });
    check_equal(stored(), {"a", "tidied 1", "tidied 0"});
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva::storage
