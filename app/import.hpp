#pragma once

#include "app/config.hpp"

#include <filesystem>
#include <ostream>

namespace auktiva::app {

/// What `auktiva import` was asked.
struct import_request
{
    std::filesystem::path database;
    /// Where its images lie; empty: beside the database, where Auktiva keeps them.
    std::filesystem::path images;
    /// Tell, but leave everything as it is.
    bool dry_run{};
};

/// Brings the data of an Auktiva on Prisma into the house and prints what became of it; the server must be
/// stopped. False if something was left out. Throws storage::unusable_database for a file that cannot be
/// used.
bool import_auktiva(
    settings const& with, import_request const& what, std::ostream& out, std::ostream& progress
);

} // namespace auktiva::app
