#pragma once

#include "storage/database.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

namespace auktiva::storage {

/// One command on its way to the disk and back.
class job
{
public:
    virtual ~job() = default;

    /// Writer thread, inside the transaction: re-read, decide, write. What it throws undoes it.
    virtual void run(database& db) = 0;
    /// After run(): was the command refused? A refusal must not have changed a row.
    virtual bool refused() const = 0;
    /// The transaction was undone: drop everything run() collected, it may run again.
    virtual void forget() = 0;
    /// I/O thread, after the commit and in its order: bring the effects to memory.
    virtual void apply() = 0;
    /// I/O thread, after all of the commit have been applied.
    virtual void answer() = 0;
    /// I/O thread, instead of both: an outcome_unknown, a storage_full, or what run() threw.
    virtual void fail(std::exception_ptr reason) = 0;
};

/// The disk failed somewhere on the way to the commit. Nobody knows whether it will be found there.
struct outcome_unknown : storage_error
{
    explicit outcome_unknown(storage_error const& cause)
        : storage_error{cause}
    {
    }
};

/// The disk was full, and surely nothing of the transaction will be found there: the mark that commits it is
/// the last thing written.
struct storage_full : storage_error
{
    explicit storage_full(storage_error const& cause)
        : storage_error{cause}
    {
    }
};

/// The jobs of one transaction in the order they ran, and why they all failed, if they did.
struct finished_batch
{
    std::vector<std::unique_ptr<job>> jobs;
    std::exception_ptr failure{};
};

/// Applies all of a commit's effects, then answers everybody. For the I/O thread.
void settle(finished_batch const& batch);

/// What the writer is told at its start.
struct writer_options
{
    open_options store;
    std::size_t queue_limit = 4096;
    /// The most jobs one commit carries.
    std::size_t batch_limit = 256;
    /// The log is checkpointed when it has this many pages, even if jobs wait.
    int checkpoint_pages = 4000;
    /// The queue must have stayed empty this long before it counts as idle.
    std::chrono::milliseconds idle_after{200};

    /// Takes each batch away, in order of commit. Called on the writer thread.
    std::function<void(finished_batch)> deliver;
    /// Housekeeping when idle after work, in a transaction of its own; returns whether more is left.
    /// May throw nothing but what the database throws.
    std::function<bool(database&)> tidy{};
};

/// The single thread that writes: commits what waits in one transaction, then has it delivered.
class writer
{
public:
    explicit writer(writer_options options);
    writer(writer const&) = delete;
    writer& operator=(writer const&) = delete;
    ~writer();

    /// Queues a command. False if the queue is full or closed. Stamps must never fall.
    [[nodiscard]] bool submit(timestamp stamp, std::unique_ptr<job> work);
    /// Queues a command of the house's own, such as a closing: exempt from the bound and the stamps' order.
    [[nodiscard]] bool submit_urgent(std::unique_ptr<job> work);
    /// Runs `deed` on the writer thread, outside of any transaction, and waits for it. Passes on what it
    /// throws. Not for the I/O thread.
    void call(std::function<void(database&)> const& deed);
    /// How many jobs are queued.
    std::size_t waiting() const;

    /// Finishes the queue, empties the log and closes the database. Idempotent.
    void stop();

private:
    using jobs = std::vector<std::unique_ptr<job>>;
    enum class occasion
    {
        work,
        rest,
        stop,
    };

    void work_until_stopped();
    occasion wait_for_work();
    void run_calls();
    jobs take_jobs();
    void commit(jobs batch);
    std::exception_ptr run_together(jobs const& batch);
    std::exception_ptr try_run(job& work);
    void hand_over(jobs batch, std::exception_ptr failure);
    void reopen_if_suspect();
    void distrust(storage_error const& error);
    void shorten_log();
    void rest();
    bool tidy();
    void close();

    writer_options const options_;

    // The writer thread's own.
    std::optional<database> db_;
    bool suspect_ = false;
    bool rested_ = true;

    // Under the lock.
    std::mutex mutable lock_;
    std::condition_variable wake_;
    std::deque<std::unique_ptr<job>> queue_;
    std::deque<std::packaged_task<void()>> calls_;
    timestamp last_stamp_{};
    bool stopping_ = false;

    std::thread thread_;
};

} // namespace auktiva::storage
