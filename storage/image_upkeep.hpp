#pragma once

#include "storage/database.hpp"
#include "storage/image_store.hpp"

#include <cstdint>

// What the house does so that files and the rows that name them stay together.
namespace auktiva::storage {

/// At the start: files whose upload the process before did not finish stay if a row names them, and go
/// otherwise.
void settle_uploads(database& db, image_store const& images);

/// Removes at most `limit` files whose last row has gone, but none that a row names again. Returns how many.
/// A disk that fails is tried again another time.
std::int64_t remove_orphans(database& db, image_store const& images, std::int64_t limit);

} // namespace auktiva::storage
