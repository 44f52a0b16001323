#pragma once

#include <filesystem>

namespace auktiva::storage {

/// The database file of a house, checked and brought up to date, and a seal beside it by which the next
/// start knows whether the file is the one that was left. If it is not, an older copy was put back: events
/// that clients have heard are missing, their numbers will be given again, and so the log gets a new epoch.
/// Construct it under the lock file before anything else opens the database, destroy it after all have
/// closed it. Throws unusable_database, std::system_error.
class sealed_store
{
public:
    explicit sealed_store(std::filesystem::path file);
    sealed_store(sealed_store const&) = delete;
    sealed_store& operator=(sealed_store const&) = delete;
    ~sealed_store();

    std::filesystem::path const& file() const { return file_; }

private:
    std::filesystem::path file_;
};

} // namespace auktiva::storage
