#include "storage/database.hpp"

#include "storage/durable_file.hpp"
#include "storage/statement.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace auktiva::storage {

struct connection_closer
{
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
};
using connection_handle = std::unique_ptr<sqlite3, connection_closer>;

namespace {

query const begin_snapshot{"begin_snapshot", "BEGIN"};
query const begin_transaction{"begin_transaction", "BEGIN IMMEDIATE"};
query const commit_transaction{"commit_transaction", "COMMIT"};
query const end_transaction{"end_transaction", "ROLLBACK"};
query const check_quickly{"check_quickly", "PRAGMA quick_check(1)"};
query const use_write_ahead_log{"use_write_ahead_log", "PRAGMA journal_mode = WAL"};

constexpr int busy_timeout_ms = 5000;

/// The path as an URI that promises SQLite that nobody else has the file open.
std::string immutable_uri(std::filesystem::path const& file)
{
    std::string uri = "file:";
    for (char const each : std::filesystem::absolute(file).string())
    {
        std::array<char, 4> escaped{each};
        if (each == '%' || each == '?' || each == '#')
            std::snprintf(escaped.data(), escaped.size(), "%%%02X", static_cast<unsigned>(each));
        uri += escaped.data();
    }
    return uri + "?immutable=1";
}

/// Is there a log whose commits have not reached the file?
bool log_beside(std::filesystem::path const& file)
{
    std::error_code absent;
    auto const size = std::filesystem::file_size(beside(file, "-wal"), absent);
    return !absent && size > 0;
}

int open_flags(access mode)
{
    int const common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (mode)
    {
    case access::write:
        return common | SQLITE_OPEN_READWRITE;
    case access::create:
        return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    default:
        return common | SQLITE_OPEN_READONLY;
    }
}

connection_handle open_handle(open_options const& options)
{
    std::string name = options.file.string();
    int flags = open_flags(options.mode);
    if (options.mode == access::inspect && !log_beside(options.file))
    {
        name = immutable_uri(options.file);
        flags |= SQLITE_OPEN_URI;
    }
    char const* vfs = nullptr;
#ifdef AUKTIVA_TESTING
    if (!options.vfs.empty())
        vfs = options.vfs.c_str();
#endif
    sqlite3* handle = nullptr;
    int const code = sqlite3_open_v2(name.c_str(), &handle, flags, vfs);
    connection_handle opened{handle};
    if (code != SQLITE_OK)
        raise(opened.get(), "open " + options.file.string(), code);
    sqlite3_busy_timeout(handle, busy_timeout_ms);
    return opened;
}

/// SQLite has already done it itself after some failures of the disk. Should it fail here, the next
/// transaction cannot begin and tells.
void roll_back(database& db) noexcept
try
{
    if (db.in_transaction())
        db.execute(end_transaction);
}
catch (std::exception const&)
{
}

} // namespace

struct database::connection
{
    explicit connection(open_options const& options)
        : handle{open_handle(options)}
    {
    }

    connection_handle handle;
    std::vector<std::unique_ptr<statement>> statements;
    int wal_pages = 0;
#ifdef AUKTIVA_TESTING
    std::int64_t runs = 0;
#endif
};

database::database(open_options const& options)
    : connection_{std::make_unique<connection>(options)}
{
    script("set up", "PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 0;");
    if (options.mode == access::read || options.mode == access::inspect)
        set_up_reader();
    else
        set_up_writer(options);
}

database::database(database&&) noexcept = default;
database& database::operator=(database&&) noexcept = default;
database::~database() = default;

void database::set_up_reader()
{
    script("set up reader", "PRAGMA query_only = ON; PRAGMA cache_size = -2048;");
    sqlite3_db_config(connection_->handle.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

void database::set_up_writer(open_options const& options)
{
    std::string synchronous = "FULL";
#ifdef AUKTIVA_TESTING
    synchronous = options.synchronous;
#endif
    // SQLite falls back to reading if the file system does not let it write, and would stay so.
    if (sqlite3_db_readonly(connection_->handle.get(), "main") == 1)
        throw storage_error{fault::read_only, options.file.string(), "cannot be written"};
    auto const mode = one<std::string>(use_write_ahead_log);
    if (mode != "wal" && mode != "memory")
        throw storage_error{fault::other, options.file.string(), "cannot keep a write-ahead log here"};
    script("set up writer", "PRAGMA journal_size_limit = 67108864");
    script("set up writer", "PRAGMA cache_size = -" + std::to_string(options.cache_kib));
    script("set up writer", "PRAGMA synchronous = " + synchronous);
    auto const note_pages = [](void* pages, sqlite3*, char const*, int count)
    {
        *static_cast<int*>(pages) = count;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(connection_->handle.get(), note_pages, &connection_->wal_pages);
}

statement& database::prepared(query const& what)
{
#ifdef AUKTIVA_TESTING
    ++connection_->runs;
#endif
    auto& statements = connection_->statements;
    if (statements.size() <= what.number)
        statements.resize(all_queries().size());
    auto& found = statements[what.number];
    if (!found)
        found = std::make_unique<statement>(connection_->handle.get(), what.name, what.sql);
    return *found;
}

#ifdef AUKTIVA_TESTING
std::int64_t database::runs() const
{
    return connection_->runs;
}
#endif

std::int64_t database::changes() const
{
    return sqlite3_changes64(connection_->handle.get());
}

std::int64_t database::total_changes() const
{
    return sqlite3_total_changes64(connection_->handle.get());
}

bool database::in_transaction() const
{
    return sqlite3_get_autocommit(connection_->handle.get()) == 0;
}

int database::wal_pages() const
{
    return connection_->wal_pages;
}

void database::script(std::string_view name, std::string_view sql)
{
    auto* const handle = connection_->handle.get();
    if (int const code = sqlite3_exec(handle, std::string{sql}.c_str(), nullptr, nullptr, nullptr))
        raise(handle, name, code);
}

void database::checkpoint(bool truncate)
{
    auto* const handle = connection_->handle.get();
    int logged = 0;
    int moved = 0;
    int const code = sqlite3_wal_checkpoint_v2(
        handle, nullptr, truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE, &logged, &moved
    );
    // Busy: a reader still needs part of the log, so that part waits for the next time.
    if (code != SQLITE_OK && code != SQLITE_BUSY)
        raise(handle, "checkpoint", code);
    connection_->wal_pages = logged - moved;
}

std::string database::quick_check()
{
    try
    {
        auto found = one<std::string>(check_quickly);
        std::ranges::replace(found, '\n', ' ');
        return found == "ok" ? std::string{} : found;
    }
    catch (storage_error const& error)
    {
        if (error.kind == fault::corrupt || error.kind == fault::not_a_database)
            return error.what();
        throw;
    }
}

void database::copy_to(std::filesystem::path const& file)
{
    auto const unfinished = beside(file, ".part");
    std::filesystem::remove(unfinished);
    {
        auto const copy = open_handle({.file = unfinished, .mode = access::create});
        auto* const backup = sqlite3_backup_init(copy.get(), "main", connection_->handle.get(), "main");
        if (backup)
            sqlite3_backup_step(backup, -1);
        if (int const code = backup ? sqlite3_backup_finish(backup) : sqlite3_extended_errcode(copy.get()))
            raise(copy.get(), "copy to " + file.string(), code);
    }
    rename_durably(unfinished, file);
}

std::string_view sqlite_version()
{
    return sqlite3_libversion();
}

transaction::transaction(database& db)
    : db_{db}
{
    db_.execute(begin_transaction);
}

transaction::~transaction()
{
    roll_back(db_);
}

void transaction::commit()
{
    db_.execute(commit_transaction);
}

snapshot::snapshot(database& db)
    : db_{db}
{
    db_.execute(begin_snapshot);
}

snapshot::~snapshot()
{
    roll_back(db_);
}

} // namespace auktiva::storage
