#include "storage/durable_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace auktiva::storage {

std::filesystem::path beside(std::filesystem::path file, std::string_view suffix)
{
    return file += suffix;
}

void rename_durably(std::filesystem::path const& from, std::filesystem::path const& to)
{
    std::filesystem::rename(from, to);
    auto const folder = std::filesystem::absolute(to).parent_path();
    int const descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int const synced = descriptor < 0 ? -1 : fsync(descriptor);
    int const reason = errno;
    if (descriptor >= 0)
        close(descriptor);
    if (synced != 0)
        throw std::system_error{reason, std::generic_category(), "sync " + folder.string()};
}

} // namespace auktiva::storage
