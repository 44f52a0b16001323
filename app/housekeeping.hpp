#pragma once

#include "auction/time.hpp"
#include "storage/database.hpp"
#include "storage/image_store.hpp"

namespace auktiva::app {

/// For the writer's thread when it is idle: forgets a little of what is old enough. True if there may be
/// more.
bool tidy(storage::database& db, storage::image_store const& images, timestamp at);

} // namespace auktiva::app
