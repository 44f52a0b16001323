#pragma once

#include "storage/database.hpp"

#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace auktiva::storage {

/// One step from the version before to `version`.
struct migration
{
    int version;
    std::string_view name;
    std::string_view sql;
};

/// What a fresh database is made of, and how an older one gets there. Steps count from version 2 on.
struct schema
{
    std::string_view sql;
    std::span<migration const> steps{};

    int version() const { return 1 + static_cast<int>(steps.size()); }
};

/// The schema this program was built with.
schema const& current_schema();

/// Why a file cannot be this program's database. Nothing has been written to it.
struct unusable_database : std::runtime_error
{
    enum class cause
    {
        foreign,
        newer,
        damaged,
    };

    unusable_database(cause reason, std::string const& line)
        : std::runtime_error{line}
        , why{reason}
    {
    }

    cause why;
};

/// Makes sure that `file` is a sound database of this version: creates it if absent, checks it, and
/// brings an older one up to date after copying it to `<file>.before-v<next version>`.
/// Call it once at start, under the lock file and before anything else opens the database.
void open_or_create(std::filesystem::path const& file, schema const& wanted = current_schema());

/// Creates the whole schema in an empty database, such as one in memory.
void create_schema(database& db, schema const& wanted = current_schema());

} // namespace auktiva::storage
