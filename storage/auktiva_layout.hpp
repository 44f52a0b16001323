#pragma once

#include "storage/auktiva_file.hpp"

namespace auktiva::storage {

/// Copies an Auktiva database and gives the copy the layout that auktiva_file reads: tables and columns that
/// came with later versions are added with what held before them. Throws as auktiva_file does.
database open_auktiva_copy(std::filesystem::path const& source, std::filesystem::path const& copy);

/// Tables that auktiva_file does not read.
std::vector<auktiva_table> other_auktiva_tables(database& copy);

} // namespace auktiva::storage
