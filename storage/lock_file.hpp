#pragma once

#include <filesystem>
#include <stdexcept>
#include <sys/types.h>

namespace auktiva::storage {

/// Another process serves this data folder.
struct already_running : std::runtime_error
{
    already_running(std::filesystem::path const& file, pid_t holder);

    /// 0 if it could not be read.
    pid_t pid;
};

/// Keeps a second process out of a data folder for as long as it lives. The kernel frees it with the
/// process, however that ends.
class lock_file
{
public:
    explicit lock_file(std::filesystem::path const& file);
    lock_file(lock_file const&) = delete;
    lock_file& operator=(lock_file const&) = delete;
    ~lock_file();

private:
    int descriptor_;
};

} // namespace auktiva::storage
