#include "storage/imported.hpp"

#include "storage/enums.hpp"

namespace auktiva::storage {

namespace {

query const select_imported{
    "was_imported", "SELECT EXISTS (SELECT 1 FROM imported WHERE kind = ?1 AND id = ?2)"};

query const insert_imported{
    "note_imported", "INSERT INTO imported (kind, id, at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING"};

query const insert_base{"bids_before_import, noted", R"sql(
    INSERT INTO setting (name, value)
    SELECT 'bids_before_import', CAST(coalesce(max(seq), 0) AS TEXT) FROM bid WHERE true
    ON CONFLICT (name) DO NOTHING)sql"};

query const select_base{
    "bids_before_import", "SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'bids_before_import'"};

} // namespace

bool was_imported(database& db, imported_kind kind, std::string_view id)
{
    return db.one<bool>(select_imported, kind, id);
}

void note_imported(database& db, imported_kind kind, std::string_view id, timestamp at)
{
    db.execute(insert_imported, kind, id, at);
}

std::int64_t bids_before_import(database& db)
{
    db.execute(insert_base);
    return db.one<std::int64_t>(select_base);
}

} // namespace auktiva::storage
