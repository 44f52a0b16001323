#include "storage/audit.hpp"

namespace auktiva::storage {

namespace {

query const insert_audit{
    "add_audit", "INSERT INTO audit (at, actor, action, subject, detail) VALUES (?1, ?2, ?3, ?4, ?5)"};

} // namespace

void add_audit(
    database& db, timestamp at, user_id const& actor, std::string_view action, std::string_view subject,
    std::string_view detail
)
{
    db.execute(insert_audit, at, actor, action, subject, detail);
}

} // namespace auktiva::storage
