#include "storage/lock_file.hpp"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <system_error>
#include <unistd.h>

namespace auktiva::storage {

namespace {

[[noreturn]] void give_up(int descriptor, std::filesystem::path const& file)
{
    std::error_code const reason{errno, std::generic_category()};
    if (descriptor >= 0)
        close(descriptor);
    throw std::system_error{reason, file.string()};
}

pid_t written_pid(int descriptor)
{
    char digits[16]{};
    if (pread(descriptor, digits, sizeof digits - 1, 0) <= 0)
        return 0;
    return static_cast<pid_t>(std::strtol(digits, nullptr, 10));
}

std::string name_holder(std::filesystem::path const& file, pid_t holder)
{
    auto const who = holder ? "process " + std::to_string(holder) : std::string{"another process"};
    return who + " already serves " + file.parent_path().string();
}

} // namespace

already_running::already_running(std::filesystem::path const& file, pid_t holder)
    : std::runtime_error{name_holder(file, holder)}
    , pid{holder}
{
}

lock_file::lock_file(std::filesystem::path const& file)
    : descriptor_{open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)}
{
    if (descriptor_ < 0)
        give_up(descriptor_, file);

    // Bound to the open file, not to the process: closing another descriptor of it does not lose the lock.
    struct flock whole = {};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    if (fcntl(descriptor_, F_OFD_SETLK, &whole) != 0)
    {
        if (errno != EAGAIN && errno != EACCES)
            give_up(descriptor_, file);
        auto const holder = written_pid(descriptor_);
        close(descriptor_);
        throw already_running{file, holder};
    }

    auto const pid = std::to_string(getpid()) + "\n";
    if (ftruncate(descriptor_, 0) != 0 || pwrite(descriptor_, pid.data(), pid.size(), 0) < 0)
        give_up(descriptor_, file);
}

lock_file::~lock_file()
{
    close(descriptor_);
}

} // namespace auktiva::storage
