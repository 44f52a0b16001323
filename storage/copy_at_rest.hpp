#pragma once

#include <filesystem>
#include <stdexcept>

namespace auktiva::storage {

/// Somebody wrote to a database while it was copied.
struct changed_meanwhile : std::runtime_error
{
    explicit changed_meanwhile(std::filesystem::path const& file);
};

/// Copies a database and the journals beside it as they lie on the disk, and touches none of them. Throws
/// changed_meanwhile if they do not stay as they were, and std::system_error if they cannot be read.
void copy_at_rest(std::filesystem::path const& file, std::filesystem::path const& to);

} // namespace auktiva::storage
