#include "tests/storage/power_cut_vfs.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <utility>

namespace auktiva::storage {

namespace {

/// SQLite allocates this and, right behind it, the file of the ordinary VFS that does the work.
struct watched_file
{
    sqlite3_file base;
    power_cut_vfs* disk;
    char const* path;

    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

watched_file& as_watched(sqlite3_file* file)
{
    return *reinterpret_cast<watched_file*>(file);
}

sqlite3_file* real_file(sqlite3_file* file)
{
    return as_watched(file).real();
}

std::string watched_name(sqlite3_file* file)
{
    return std::filesystem::path{as_watched(file).path}.filename();
}

/// Passes a call on to the ordinary VFS's file.
template <auto Method, class... Args>
int forward(sqlite3_file* file, Args... args)
{
    return (real_file(file)->pMethods->*Method)(real_file(file), args...);
}

int watched_write(sqlite3_file* file, void const* bytes, int size, sqlite3_int64 offset)
{
    auto& disk = *as_watched(file).disk;
    if (int const fault = disk.write_fault())
        return fault;
    disk.record(
        {.what = disk_operation::kind::write,
         .file = watched_name(file),
         .offset = offset,
         .bytes = {static_cast<char const*>(bytes), static_cast<std::size_t>(size)}}
    );
    return forward<&sqlite3_io_methods::xWrite>(file, bytes, size, offset);
}

int watched_truncate(sqlite3_file* file, sqlite3_int64 size)
{
    as_watched(file).disk->record(
        {.what = disk_operation::kind::truncate, .file = watched_name(file), .offset = size}
    );
    return forward<&sqlite3_io_methods::xTruncate>(file, size);
}

/// The files below need not really be synced: only the record counts.
int watched_sync(sqlite3_file* file, int)
{
    auto& disk = *as_watched(file).disk;
    if (int const fault = disk.sync_fault())
        return fault;
    disk.record({.what = disk_operation::kind::sync, .file = watched_name(file)});
    return SQLITE_OK;
}

void watched_barrier(sqlite3_file* file)
{
    real_file(file)->pMethods->xShmBarrier(real_file(file));
}

constexpr sqlite3_io_methods watched_methods{
    .iVersion = 2,
    .xClose = forward<&sqlite3_io_methods::xClose>,
    .xRead = forward<&sqlite3_io_methods::xRead, void*, int, sqlite3_int64>,
    .xWrite = watched_write,
    .xTruncate = watched_truncate,
    .xSync = watched_sync,
    .xFileSize = forward<&sqlite3_io_methods::xFileSize, sqlite3_int64*>,
    .xLock = forward<&sqlite3_io_methods::xLock, int>,
    .xUnlock = forward<&sqlite3_io_methods::xUnlock, int>,
    .xCheckReservedLock = forward<&sqlite3_io_methods::xCheckReservedLock, int*>,
    .xFileControl = forward<&sqlite3_io_methods::xFileControl, int, void*>,
    .xSectorSize = forward<&sqlite3_io_methods::xSectorSize>,
    .xDeviceCharacteristics = forward<&sqlite3_io_methods::xDeviceCharacteristics>,
    .xShmMap = forward<&sqlite3_io_methods::xShmMap, int, int, int, void volatile**>,
    .xShmLock = forward<&sqlite3_io_methods::xShmLock, int, int, int>,
    .xShmBarrier = watched_barrier,
    .xShmUnmap = forward<&sqlite3_io_methods::xShmUnmap, int>,
};

sqlite3_vfs* ordinary_vfs()
{
    return sqlite3_vfs_find(nullptr);
}

int watched_open(sqlite3_vfs* vfs, char const* path, sqlite3_file* file, int flags, int* opened_as)
{
    auto& opened = as_watched(file);
    opened.base.pMethods = nullptr;
    opened.disk = static_cast<power_cut_vfs*>(vfs->pAppData);
    opened.path = path;
    if (opened.disk->write_fault() == SQLITE_READONLY)
        flags = (flags & ~SQLITE_OPEN_READWRITE) | SQLITE_OPEN_READONLY;
    int const code = ordinary_vfs()->xOpen(ordinary_vfs(), path, opened.real(), flags, opened_as);
    if (code == SQLITE_OK)
        opened.base.pMethods = &watched_methods;
    return code;
}

} // namespace

power_cut_vfs::power_cut_vfs()
    : vfs_{std::make_unique<sqlite3_vfs>(*ordinary_vfs())}
{
    static std::atomic<int> made{0};
    name_ = "power cut " + std::to_string(++made);
    vfs_->zName = name_.c_str();
    vfs_->szOsFile += static_cast<int>(sizeof(watched_file));
    vfs_->pAppData = this;
    vfs_->xOpen = watched_open;
    sqlite3_vfs_register(vfs_.get(), 0);
}

power_cut_vfs::~power_cut_vfs()
{
    sqlite3_vfs_unregister(vfs_.get());
}

power_cut::power_cut(std::vector<disk_operation> const& record, disk_image start, std::uint64_t seed)
    : record_{record}
    , durable_{std::move(start)}
    , random_{seed}
{
}

void power_cut::advance(std::size_t count)
{
    for (; done_ < count; ++done_)
    {
        auto const& done = record_.at(done_);
        if (done.what == disk_operation::kind::acknowledge)
            ++acknowledged_;
        else if (done.what != disk_operation::kind::sync)
            unsynced_[done.file].push_back(&done);
        else
            for (auto const* each : std::exchange(unsynced_[done.file], {}))
                keep(durable_[done.file], *each);
    }
}

disk_image power_cut::leftover()
{
    constexpr double chances[] = {0.0, 0.5, 0.9, 1.0};
    disk_image image = durable_;
    for (auto const& [file, operations] : unsynced_)
    {
        std::bernoulli_distribution kept{chances[random_() % std::size(chances)]};
        for (auto const* each : operations)
            tear(image[file], *each, kept);
    }
    return image;
}

void power_cut::keep(std::string& content, disk_operation const& done)
{
    auto const offset = static_cast<std::size_t>(done.offset);
    if (done.what == disk_operation::kind::truncate)
        return content.resize(offset);
    content.resize(std::max(content.size(), offset + done.bytes.size()));
    content.replace(offset, done.bytes.size(), done.bytes);
}

void power_cut::tear(std::string& content, disk_operation const& done, std::bernoulli_distribution& kept)
{
    if (done.what == disk_operation::kind::truncate)
    {
        if (kept(random_))
            keep(content, done);
        return;
    }
    auto const begin = static_cast<std::size_t>(done.offset);
    auto const end = begin + done.bytes.size();
    for (auto from = begin; from < end;)
    {
        auto const to = std::min(end, (from / sector + 1) * sector);
        if (kept(random_))
        {
            content.resize(std::max(content.size(), to));
            content.replace(from, to - from, done.bytes, from - begin, to - from);
        }
        from = to;
    }
}

} // namespace auktiva::storage
