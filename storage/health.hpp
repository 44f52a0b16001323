#pragma once

#include "storage/database.hpp"

namespace auktiva::storage {

/// Reads something; throws if the database cannot be read.
void probe(database& db);

} // namespace auktiva::storage
