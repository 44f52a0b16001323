#include "storage/copy_at_rest.hpp"

#include "storage/durable_file.hpp"

#include <array>
#include <cerrno>
#include <optional>
#include <sys/stat.h>
#include <system_error>
#include <tuple>
#include <vector>

namespace auktiva::storage {

namespace {

/// What SQLite needs to have the newest commit, or to undo one that was cut off.
constexpr std::array journal_suffixes{"", "-wal", "-journal"};

using file_state = std::tuple<dev_t, ino_t, off_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>;

/// None where there is no such file.
std::optional<file_state> state_of(std::filesystem::path const& file)
{
    struct stat facts = {};
    if (::stat(file.c_str(), &facts) == 0)
        return file_state{facts.st_dev,         facts.st_ino,          facts.st_size,
                          facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec, facts.st_ctim.tv_sec,
                          facts.st_ctim.tv_nsec};
    if (errno == ENOENT)
        return std::nullopt;
    throw std::system_error{errno, std::generic_category(), file.string()};
}

std::vector<std::optional<file_state>> states_of(std::filesystem::path const& file)
{
    std::vector<std::optional<file_state>> found;
    for (auto const* suffix : journal_suffixes)
        found.push_back(state_of(beside(file, suffix)));
    return found;
}

} // namespace

changed_meanwhile::changed_meanwhile(std::filesystem::path const& file)
    : std::runtime_error{file.string() + " is being written to; stop the program that uses it first"}
{
}

void copy_at_rest(std::filesystem::path const& file, std::filesystem::path const& to)
{
    auto const before = states_of(file);
    for (std::size_t each = 0; each < journal_suffixes.size(); ++each)
    {
        if (!before[each])
            continue;
        auto const copy = beside(to, journal_suffixes[each]);
        std::filesystem::copy_file(
            beside(file, journal_suffixes[each]), copy, std::filesystem::copy_options::overwrite_existing
        );
        using std::filesystem::perms;
        std::filesystem::permissions(copy, perms::owner_read | perms::owner_write);
    }
    if (states_of(file) != before)
        throw changed_meanwhile{file};
}

} // namespace auktiva::storage
