#include "storage/writer.hpp"

#include <algorithm>
#include <utility>

namespace auktiva::storage {

namespace {

writer_options for_writing(writer_options options)
{
    options.store.mode = access::write;
    return options;
}

} // namespace

void settle(finished_batch const& batch)
{
    if (batch.failure)
    {
        for (auto const& each : batch.jobs)
            each->fail(batch.failure);
        return;
    }
    for (auto const& each : batch.jobs)
        each->apply();
    for (auto const& each : batch.jobs)
        each->answer();
}

writer::writer(writer_options options)
    : options_{for_writing(std::move(options))}
    , db_{std::in_place, options_.store}
    , thread_{[this] { work_until_stopped(); }}
{
}

writer::~writer()
{
    stop();
}

bool writer::submit(timestamp stamp, std::unique_ptr<job> work)
{
    {
        std::lock_guard const held{lock_};
        if (stamp < last_stamp_)
            throw std::logic_error{"a command's stamp fell"};
        if (stopping_ || queue_.size() >= options_.queue_limit)
            return false;
        last_stamp_ = stamp;
        queue_.push_back(std::move(work));
    }
    wake_.notify_one();
    return true;
}

bool writer::submit_urgent(std::unique_ptr<job> work)
{
    {
        std::lock_guard const held{lock_};
        if (stopping_)
            return false;
        queue_.push_back(std::move(work));
    }
    wake_.notify_one();
    return true;
}

void writer::call(std::function<void(database&)> const& deed)
{
    auto const on_writer_thread = [this, &deed]
    {
        reopen_if_suspect();
        deed(*db_);
    };
    std::packaged_task<void()> task{on_writer_thread};
    auto done = task.get_future();
    {
        std::lock_guard const held{lock_};
        if (stopping_)
            throw std::logic_error{"the writer has stopped"};
        calls_.push_back(std::move(task));
    }
    wake_.notify_one();
    done.get();
}

std::size_t writer::waiting() const
{
    std::lock_guard const held{lock_};
    return queue_.size();
}

void writer::stop()
{
    {
        std::lock_guard const held{lock_};
        stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable())
        thread_.join();
}

void writer::work_until_stopped()
{
    for (auto next = wait_for_work(); next != occasion::stop; next = wait_for_work())
    {
        if (next == occasion::rest)
        {
            rest();
            continue;
        }
        rested_ = false;
        run_calls();
        if (auto batch = take_jobs(); !batch.empty())
            commit(std::move(batch));
        shorten_log();
    }
    close();
}

writer::occasion writer::wait_for_work()
{
    auto const called = [this] { return stopping_ || !queue_.empty() || !calls_.empty(); };
    std::unique_lock held{lock_};
    if (rested_)
        wake_.wait(held, called);
    else if (!wake_.wait_for(held, options_.idle_after, called))
        return occasion::rest;
    return queue_.empty() && calls_.empty() ? occasion::stop : occasion::work;
}

void writer::run_calls()
{
    std::unique_lock held{lock_};
    auto calls = std::exchange(calls_, {});
    held.unlock();
    for (auto& each : calls)
        each();
}

writer::jobs writer::take_jobs()
{
    std::lock_guard const held{lock_};
    auto const count = std::min(queue_.size(), options_.batch_limit);
    auto const end = queue_.begin() + static_cast<std::ptrdiff_t>(count);
    jobs batch{std::move_iterator{queue_.begin()}, std::move_iterator{end}};
    queue_.erase(queue_.begin(), end);
    return batch;
}

void writer::commit(jobs batch)
{
    std::exception_ptr failure;
    try
    {
        failure = run_together(batch);
    }
    catch (storage_error const& error)
    {
        distrust(error);
        bool const full = error.kind == fault::full;
        hand_over(
            std::move(batch), full ? std::make_exception_ptr(storage_full{error})
                                   : std::make_exception_ptr(outcome_unknown{error})
        );
        return;
    }
    if (!failure || batch.size() == 1)
        return hand_over(std::move(batch), failure);
    for (auto& each : batch)
    {
        each->forget();
        jobs alone;
        alone.push_back(std::move(each));
        commit(std::move(alone));
    }
}

/// Returns what spoiled the transaction if a command did, so that it was rolled back. Throws if the
/// disk did, or whatever else makes the outcome uncertain.
std::exception_ptr writer::run_together(jobs const& batch)
{
    reopen_if_suspect();
    transaction together{*db_};
    for (auto const& each : batch)
    {
        if (auto spoiled = try_run(*each))
            return spoiled;
    }
    together.commit();
    return nullptr;
}

std::exception_ptr writer::try_run(job& work)
{
    auto const before = db_->total_changes();
    try
    {
        work.run(*db_);
        if (work.refused() && db_->total_changes() != before)
            throw std::logic_error{"a refused command changed rows"};
    }
    catch (storage_error const& error)
    {
        if (disk_failed(error.kind))
            throw;
        return std::current_exception();
    }
    catch (...)
    {
        return std::current_exception();
    }
    if (!db_->in_transaction())
        throw storage_error{fault::io, "commit", "a command lost its transaction"};
    return nullptr;
}

void writer::hand_over(jobs batch, std::exception_ptr failure)
{
    if (failure)
    {
        for (auto const& each : batch)
            each->forget();
    }
    options_.deliver({std::move(batch), std::move(failure)});
}

/// After an I/O error a connection's view of the disk is worth nothing, and a new one needs a sound file.
/// The old one stays open meanwhile: it keeps the log's index alive, so that a commit which failed cannot
/// come back from the log unannounced.
void writer::reopen_if_suspect()
{
    if (!suspect_)
        return;
    database fresh{options_.store};
    if (auto const wrong = fresh.quick_check(); !wrong.empty())
        throw storage_error{fault::corrupt, "quick_check", wrong};
    db_ = std::move(fresh);
    suspect_ = false;
}

void writer::distrust(storage_error const& error)
{
    bool const passes = error.kind == fault::full || error.kind == fault::busy;
    suspect_ = suspect_ || !passes;
}

void writer::shorten_log()
{
    try
    {
        if (db_->wal_pages() >= options_.checkpoint_pages)
            db_->checkpoint(false);
    }
    catch (storage_error const& error)
    {
        distrust(error);
    }
}

/// A failing disk is not reported from here: nobody waits, and the next command will hear of it.
void writer::rest()
{
    rested_ = true;
    try
    {
        reopen_if_suspect();
        bool const more = tidy();
        db_->checkpoint(false);
        rested_ = !more && db_->wal_pages() == 0;
    }
    catch (storage_error const& error)
    {
        distrust(error);
    }
}

bool writer::tidy()
{
    if (!options_.tidy)
        return false;
    auto const before = db_->total_changes();
    transaction housekeeping{*db_};
    bool const more = options_.tidy(*db_);
    if (db_->total_changes() != before)
        housekeeping.commit();
    return more;
}

void writer::close()
{
    try
    {
        db_->checkpoint(true);
    }
    catch (storage_error const&)
    {
        // The log stays and is read at the next start.
    }
    db_.reset();
}

} // namespace auktiva::storage
