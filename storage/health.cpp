#include "storage/health.hpp"

namespace auktiva::storage {

namespace {

query const select_anything{"probe", "SELECT count(*) FROM (SELECT 1 FROM user LIMIT 1)"};

} // namespace

void probe(database& db)
{
    db.one<std::int64_t>(select_anything);
}

} // namespace auktiva::storage
