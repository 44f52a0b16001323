#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

struct sqlite3_vfs;

namespace auktiva::storage {

/// One thing a database did to its disk, or a commit's acknowledgement between two of them.
struct disk_operation
{
    enum class kind
    {
        write,
        truncate,
        sync,
        acknowledge,
    };

    kind what;
    std::string file;
    std::int64_t offset{};
    std::string bytes{};
};

/// A SQLite VFS over the ordinary one that writes down what reaches the disk, and fails on demand.
class power_cut_vfs
{
public:
    power_cut_vfs();
    power_cut_vfs(power_cut_vfs const&) = delete;
    power_cut_vfs& operator=(power_cut_vfs const&) = delete;
    ~power_cut_vfs();

    std::string const& name() const { return name_; }
    /// Makes every write, every sync fail with this code of SQLite's from now on; 0 heals.
    void fail_writes(int code) { write_fault_ = code; }
    void fail_syncs(int code) { sync_fault_ = code; }

    /// The caller has been told that all before is durable.
    void acknowledge() { record({.what = disk_operation::kind::acknowledge}); }
    void record(disk_operation done) { operations_.push_back(std::move(done)); }
    std::vector<disk_operation> const& operations() const { return operations_; }

    int write_fault() const { return write_fault_; }
    int sync_fault() const { return sync_fault_; }

private:
    std::string name_;
    std::unique_ptr<sqlite3_vfs> vfs_;
    std::atomic<int> write_fault_{0};
    std::atomic<int> sync_fault_{0};
    std::vector<disk_operation> operations_;
};

/// File name → content.
using disk_image = std::map<std::string, std::string>;

/// Follows a record and says what the disk may hold if the power goes at that moment: all that was
/// synced, and of every later write each sector or not.
class power_cut
{
public:
    power_cut(std::vector<disk_operation> const& record, disk_image start, std::uint64_t seed);

    /// Lets the first `count` operations happen.
    void advance(std::size_t count);
    /// How many commits have been acknowledged.
    std::int64_t acknowledged() const { return acknowledged_; }
    /// One of the images the disk may be left with, at random.
    disk_image leftover();

private:
    static constexpr std::size_t sector = 512;

    void keep(std::string& content, disk_operation const& done);
    void tear(std::string& content, disk_operation const& done, std::bernoulli_distribution& kept);

    std::vector<disk_operation> const& record_;
    disk_image durable_;
    std::map<std::string, std::vector<disk_operation const*>> unsynced_;
    std::size_t done_ = 0;
    std::int64_t acknowledged_ = 0;
    std::mt19937_64 random_;
};

} // namespace auktiva::storage
