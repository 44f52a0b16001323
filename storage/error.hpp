#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace auktiva::storage {

/// What a failure of the database means to whoever must react to it.
enum class fault
{
    full,
    read_only,
    io,
    corrupt,
    not_a_database,
    constraint,
    busy,
    other,
};

/// The database refused or failed: which statement, and why.
struct storage_error : std::runtime_error
{
    storage_error(fault sort, std::string_view statement, std::string_view reason)
        : std::runtime_error{std::string{statement} + ": " + std::string{reason}}
        , kind{sort}
    {
    }

    fault kind;
};

/// The disk or the file is at fault, not the command: running it again proves nothing.
constexpr bool disk_failed(fault kind)
{
    return kind < fault::constraint;
}

} // namespace auktiva::storage
