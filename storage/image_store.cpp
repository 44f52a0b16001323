#include "storage/image_store.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <stdexcept>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace auktiva::storage {

namespace {

/// Holds a second name of each file that is not settled.
constexpr std::string_view unsettled_folder = ".unsettled";
/// Stands in those names for the slash.
constexpr char slash_in_note = '+';
constexpr std::size_t longest_path = 200;

[[noreturn]] void throw_errno(std::string_view deed)
{
    throw std::system_error{errno, std::generic_category(), "images: " + std::string{deed}};
}

/// A descriptor that closes itself; negative where opening failed.
class descriptor
{
public:
    explicit descriptor(int value) noexcept
        : value_{value}
    {
    }
    descriptor(descriptor&& other) noexcept
        : value_{std::exchange(other.value_, -1)}
    {
    }
    descriptor& operator=(descriptor&& other) noexcept
    {
        std::swap(value_, other.value_);
        return *this;
    }
    ~descriptor()
    {
        if (value_ >= 0)
            ::close(value_);
    }

    int get() const noexcept { return value_; }
    int release() noexcept { return std::exchange(value_, -1); }
    explicit operator bool() const noexcept { return value_ >= 0; }

private:
    int value_;
};

descriptor open_folder(int within, char const* name) noexcept
{
    return descriptor{::openat(within, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)};
}

/// Where the folder itself is, is the operator's choice: it may be a link to another disk.
descriptor open_root(std::filesystem::path const& folder) noexcept
{
    return descriptor{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
}

bool is_name_letter(char letter) noexcept
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '.' || letter == '_' || letter == '-';
}

/// The names a path is made of; none if it is no path of ours.
std::vector<std::string> names_in(std::string_view path)
{
    std::vector<std::string> names;
    for (std::size_t begin = 0; begin <= path.size() && path.size() <= longest_path;)
    {
        auto const end = std::min(path.find('/', begin), path.size());
        auto const name = path.substr(begin, end - begin);
        if (name.empty() || name.front() == '.' || !std::ranges::all_of(name, is_name_letter))
            return {};
        names.emplace_back(name);
        begin = end + 1;
    }
    return names;
}

void write_all(int file, std::string_view bytes)
{
    while (!bytes.empty())
    {
        auto const written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            throw_errno("write");
        bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
}

void sync(int file)
{
    if (::fsync(file) != 0)
        throw_errno("sync");
}

/// The folder a path ends in, step by step and never through a link; negative where it is not there.
descriptor folder_of(descriptor within, std::vector<std::string> const& names) noexcept
{
    for (auto name = names.begin(); within && name + 1 != names.end(); ++name)
        within = open_folder(within.get(), name->c_str());
    return within;
}

/// The same, making the folders that are missing. Where it fails errno says why.
descriptor made_folder_of(descriptor within, std::vector<std::string> const& names)
{
    for (auto name = names.begin(); within && name + 1 != names.end(); ++name)
    {
        if (::mkdirat(within.get(), name->c_str(), 0700) == 0)
            sync(within.get());
        else if (errno != EEXIST)
            return descriptor{-1};
        within = open_folder(within.get(), name->c_str());
    }
    return within;
}

std::string note_of(std::string_view path)
{
    std::string note{path};
    std::ranges::replace(note, '/', slash_in_note);
    return note;
}

} // namespace

stored_file::stored_file(stored_file&& other) noexcept
    : descriptor_{std::exchange(other.descriptor_, -1)}
    , size_{other.size_}
{
}

stored_file::~stored_file()
{
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

std::string stored_file::read(std::uint64_t from, std::size_t count) const
{
    std::string bytes(count, '\0');
    std::size_t got = 0;
    while (got < count)
    {
        auto const place = static_cast<off_t>(from + got);
        auto const read = ::pread(descriptor_, bytes.data() + got, count - got, place);
        if (read < 0 && errno != EINTR)
            throw_errno("read");
        if (read == 0)
            break;
        got += static_cast<std::size_t>(std::max<ssize_t>(read, 0));
    }
    bytes.resize(got);
    return bytes;
}

image_store::image_store(std::filesystem::path folder)
    : folder_{std::move(folder)}
{
    for (auto const& each : {folder_, folder_ / unsettled_folder})
        if (std::filesystem::create_directory(each))
            std::filesystem::permissions(each, std::filesystem::perms::owner_all);
}

void image_store::store(std::string_view path, std::string_view bytes) const
{
    auto const names = names_in(path);
    if (names.empty())
        throw std::invalid_argument{"images: not a path: " + std::string{path}};
    auto const note = folder_ / unsettled_folder / note_of(path);
    descriptor const file{::open(note.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600)};
    if (!file)
        throw_errno("create");
    try
    {
        write_all(file.get(), bytes);
        sync(file.get());
        // The second name is durable before the first one exists.
        sync(open_root(note.parent_path()).get());
        give_name(note, names);
    }
    catch (...)
    {
        ::unlink(note.c_str());
        throw;
    }
}

/// A folder may go while it is empty, just before the file gets there.
void image_store::give_name(std::filesystem::path const& note, std::vector<std::string> const& names) const
{
    constexpr int most_attempts = 3;
    for (int attempt = 1;; ++attempt)
    {
        auto const within = made_folder_of(open_root(folder_), names);
        if (within && ::linkat(AT_FDCWD, note.c_str(), within.get(), names.back().c_str(), 0) == 0)
            return sync(within.get());
        if (errno != ENOENT || attempt == most_attempts)
            throw_errno("name");
    }
}

void image_store::settle(std::string_view path) const
{
    ::unlink((folder_ / unsettled_folder / note_of(path)).c_str());
}

void image_store::discard(std::string_view path) const
{
    remove(path);
    settle(path);
}

std::vector<std::string> image_store::unsettled() const
{
    std::vector<std::string> paths;
    for (auto const& each : std::filesystem::directory_iterator{folder_ / unsettled_folder})
    {
        auto path = each.path().filename().string();
        std::ranges::replace(path, slash_in_note, '/');
        paths.push_back(std::move(path));
    }
    return paths;
}

std::optional<stored_file> image_store::open(std::string_view path) const
{
    auto const names = names_in(path);
    if (names.empty())
        return std::nullopt;
    auto const within = folder_of(open_root(folder_), names);
    if (!within)
        return std::nullopt;
    // Not to wait, where somebody put a pipe there.
    constexpr int how = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    descriptor file{::openat(within.get(), names.back().c_str(), how)};
    struct stat facts
    {
    };
    if (!file || ::fstat(file.get(), &facts) != 0 || !S_ISREG(facts.st_mode))
        return std::nullopt;
    return stored_file{file.release(), static_cast<std::uint64_t>(facts.st_size)};
}

void image_store::remove(std::string_view path) const
{
    auto names = names_in(path);
    bool is_file = true;
    while (!names.empty())
    {
        auto const within = folder_of(open_root(folder_), names);
        if (!within && errno != ENOENT && errno != ENOTDIR)
            throw_errno("open folder");
        // A folder that is not empty stays, and so do those above it.
        if (within && ::unlinkat(within.get(), names.back().c_str(), is_file ? 0 : AT_REMOVEDIR) != 0)
        {
            if (!is_file || errno != ENOENT)
                return;
        }
        names.pop_back();
        is_file = false;
    }
}

} // namespace auktiva::storage
