#pragma once

#include "auction/ids.hpp"
#include "auction/time.hpp"
#include "storage/database.hpp"

namespace auktiva::storage {

/// Notes a deed of an organiser in the deed's own transaction. Rows are never changed nor deleted.
void add_audit(
    database& db, timestamp at, user_id const& actor, std::string_view action, std::string_view subject,
    std::string_view detail = {}
);

} // namespace auktiva::storage
