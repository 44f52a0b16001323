#include "storage/sealed_store.hpp"

#include "storage/database.hpp"
#include "storage/durable_file.hpp"
#include "storage/event_log.hpp"
#include "storage/migrations.hpp"

#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace auktiva::storage {

namespace {

namespace fs = std::filesystem;

/// What stands in the seal: the file as it was, and whether it was being written to.
struct seal
{
    std::string state;
    ino_t inode{};
    /// Of the last change, ns. The kernel sets it whenever a file is written, in place too; no tool for
    /// copying or unpacking can give it back its old value.
    std::int64_t changed{};
    std::int64_t size{};

    bool operator==(seal const&) const = default;
};

fs::path seal_of(fs::path const& file)
{
    return fs::path{file}.replace_extension(".seal");
}

seal look_at(fs::path const& file, std::string state)
{
    struct stat found = {};
    if (stat(file.c_str(), &found) != 0)
        throw std::system_error{errno, std::generic_category(), file.string()};
    return {
        std::move(state), found.st_ino, found.st_ctim.tv_sec * 1'000'000'000 + found.st_ctim.tv_nsec,
        found.st_size};
}

void write_seal(fs::path const& file, std::string state)
{
    auto const now = look_at(file, std::move(state));
    auto const text = now.state + ' ' + std::to_string(now.inode) + ' ' + std::to_string(now.changed) + ' ' +
                      std::to_string(now.size) + '\n';
    auto const target = seal_of(file);
    int const descriptor = open(target.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool const written = descriptor >= 0 &&
                         write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                         fsync(descriptor) == 0;
    int const reason = errno;
    if (descriptor >= 0)
        close(descriptor);
    if (!written)
        throw std::system_error{reason, std::generic_category(), target.string()};
}

/// Whether the file is what the last process left, closed or killed.
bool is_as_it_was_left(fs::path const& file)
{
    seal left;
    std::ifstream text{seal_of(file)};
    if (!(text >> left.state >> left.inode >> left.changed >> left.size))
        return false;
    if (look_at(file, left.state) == left)
        return true;
    // Killed: the file has changed since, and its log is still there. Both go when a copy is put back.
    std::error_code absent;
    auto const log = fs::file_size(beside(file, "-wal"), absent);
    return left.state == "open" && look_at(file, "open").inode == left.inode && !absent && log > 0;
}

} // namespace

sealed_store::sealed_store(fs::path file)
    : file_{std::move(file)}
{
    bool const restored = fs::exists(file_) && !is_as_it_was_left(file_);
    open_or_create(file_);
    if (restored)
    {
        database db{{.file = file_, .mode = access::write}};
        renew_log_epoch(db);
    }
    write_seal(file_, "open");
}

sealed_store::~sealed_store()
{
    try
    {
        write_seal(file_, "closed");
    }
    catch (std::system_error const&)
    {
        // The next start then takes the file for a copy: clients fetch everything once more, no harm.
    }
}

} // namespace auktiva::storage
