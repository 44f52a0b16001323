#include "storage/migrations.hpp"

#include "storage/durable_file.hpp"

#include <vector>

namespace auktiva::storage {

namespace {

using cause = unusable_database::cause;

/// "AUKT", in the header of every file of ours.
constexpr std::int64_t our_application_id = 0x41554B54;

query const read_application_id{"read_application_id", "PRAGMA application_id"};
query const read_user_version{"read_user_version", "PRAGMA user_version"};
query const find_dangling_reference{"find_dangling_reference", R"sql(
    SELECT "table" || ' refers to a missing ' || parent FROM pragma_foreign_key_check LIMIT 1)sql"};

void set_version(database& db, int version)
{
    db.script("set version", "PRAGMA user_version = " + std::to_string(version));
}

/// Built under another name, so that no half-made database is ever found.
void create(std::filesystem::path const& file, schema const& wanted)
{
    if (std::filesystem::exists(beside(file, "-wal")))
        throw unusable_database{cause::damaged, file.string() + " is missing, but its -wal file is there"};
    auto const unfinished = beside(file, ".new");
    for (auto const suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(beside(unfinished, suffix));
    {
        database db{{.file = unfinished, .mode = access::create}};
        create_schema(db, wanted);
        db.checkpoint(true);
    }
    rename_durably(unfinished, file);
}

/// Returns the version of a file that is ours and sound. Writes nothing.
int inspect(std::filesystem::path const& file, int newest)
try
{
    database db{{.file = file, .mode = access::inspect}};
    auto const version = db.one<std::int64_t>(read_user_version);
    if (db.one<std::int64_t>(read_application_id) != our_application_id || version < 1)
        throw unusable_database{cause::foreign, file.string() + " is not an Auktiva database"};
    if (version > newest)
        throw unusable_database{
            cause::newer, file.string() + " was written by a newer Auktiva: it has version " +
                              std::to_string(version) + ", this program knows up to " +
                              std::to_string(newest)};
    if (auto const wrong = db.quick_check(); !wrong.empty())
        throw unusable_database{cause::damaged, file.string() + " is damaged: " + wrong};
    return static_cast<int>(version);
}
catch (storage_error const& error)
{
    if (error.kind == fault::not_a_database)
        throw unusable_database{cause::foreign, file.string() + " is not a database"};
    throw unusable_database{cause::damaged, file.string() + " cannot be read: " + error.what()};
}

void take(migration const& step, database& db)
{
    transaction whole{db};
    db.script(step.name, step.sql);
    if (auto const wrong = db.first<std::string>(find_dangling_reference))
        throw storage_error{fault::constraint, step.name, *wrong};
    set_version(db, step.version);
    whole.commit();
}

void upgrade(std::filesystem::path const& file, int version, schema const& wanted)
{
    database db{{.file = file, .mode = access::write}};
    db.copy_to(beside(file, ".before-v" + std::to_string(version + 1)));
    // A step may have to replace a table that others refer to; it is checked as a whole instead.
    db.script("upgrade", "PRAGMA foreign_keys = OFF");
    for (auto const& step : wanted.steps.subspan(static_cast<std::size_t>(version - 1)))
        take(step, db);
    db.checkpoint(true);
}

} // namespace

schema const& current_schema()
{
    static constexpr std::string_view sql =
#include "schema.inc"
        ;
    // Made from storage/migrations/*.sql; absent while there is none.
    static std::vector<migration> const steps
    {
#if __has_include("migrations.inc")
#include "migrations.inc"
#endif
    };
    static schema const current{sql, steps};
    return current;
}

void open_or_create(std::filesystem::path const& file, schema const& wanted)
{
    if (!std::filesystem::exists(file))
        return create(file, wanted);
    if (int const found = inspect(file, wanted.version()); found < wanted.version())
        upgrade(file, found, wanted);
}

void create_schema(database& db, schema const& wanted)
{
    transaction whole{db};
    db.script("schema.sql", wanted.sql);
    db.script("create", "PRAGMA application_id = " + std::to_string(our_application_id));
    set_version(db, wanted.version());
    whole.commit();
}

} // namespace auktiva::storage
