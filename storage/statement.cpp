#include "storage/statement.hpp"

#include "storage/database.hpp"

#include <stdexcept>

namespace auktiva::storage {

namespace {

fault classify(int code)
{
    switch (code & 0xff)
    {
    case SQLITE_FULL:
        return fault::full;
    case SQLITE_READONLY:
        return fault::read_only;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return fault::io;
    case SQLITE_CORRUPT:
        return fault::corrupt;
    case SQLITE_NOTADB:
        return fault::not_a_database;
    case SQLITE_CONSTRAINT:
        return fault::constraint;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return fault::busy;
    default:
        return fault::other;
    }
}

} // namespace

void raise(sqlite3* db, std::string_view statement, int code)
{
    std::string reason = sqlite3_errstr(code);
    if (db && sqlite3_extended_errcode(db) == code)
        reason = sqlite3_errmsg(db);
    throw storage_error{classify(code), statement, reason + " (" + std::to_string(code) + ")"};
}

statement::statement(sqlite3* db, std::string_view called, std::string_view sql)
    : name_{called}
{
    sqlite3_stmt* handle = nullptr;
    char const* rest = nullptr;
    int const code = sqlite3_prepare_v3(
        db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &handle, &rest
    );
    handle_.reset(handle);
    if (code != SQLITE_OK)
        raise(db, called, code);
    std::string_view const unread{rest, static_cast<std::size_t>(sql.data() + sql.size() - rest)};
    if (!handle || unread.find_first_not_of(" \t\r\n;") != std::string_view::npos)
        misused("must be exactly one statement");
}

void statement::check(int code) const
{
    if (code != SQLITE_OK)
        raise(sqlite3_db_handle(handle()), name_, code);
}

void statement::misused(std::string const& how) const
{
    throw std::logic_error{std::string{name_} + ": " + how};
}

void parameter::set(std::nullptr_t) const
{
    of.check(sqlite3_bind_null(of.handle(), number));
}

void parameter::set(std::int64_t value) const
{
    of.check(sqlite3_bind_int64(of.handle(), number, value));
}

void parameter::set(std::string_view value) const
{
    // A null pointer would bind NULL, and an empty view may carry one.
    char const* const text = value.data() ? value.data() : "";
    of.check(sqlite3_bind_text64(of.handle(), number, text, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

bool column::null() const
{
    return sqlite3_column_type(of.handle(), number) == SQLITE_NULL;
}

std::int64_t column::integer() const
{
    if (sqlite3_column_type(of.handle(), number) != SQLITE_INTEGER)
        of.misused("column " + std::to_string(number) + " is no integer");
    return sqlite3_column_int64(of.handle(), number);
}

std::string_view column::text() const
{
    if (sqlite3_column_type(of.handle(), number) != SQLITE_TEXT)
        of.misused("column " + std::to_string(number) + " is no text");
    auto const* const text = reinterpret_cast<char const*>(sqlite3_column_text(of.handle(), number));
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(of.handle(), number))};
}

foreign_value column::any() const
{
    switch (sqlite3_column_type(of.handle(), number))
    {
    case SQLITE_INTEGER:
        return integer();
    case SQLITE_FLOAT:
        return sqlite3_column_double(of.handle(), number);
    case SQLITE_TEXT:
        return std::string{text()};
    case SQLITE_BLOB:
        return foreign_bytes{static_cast<std::size_t>(sqlite3_column_bytes(of.handle(), number))};
    default:
        return std::monostate{};
    }
}

cursor::cursor(statement& of, std::size_t arguments, claim)
    : of_{of}
{
    if (sqlite3_stmt_busy(of.handle()))
        of.misused("already running");
    if (sqlite3_bind_parameter_count(of.handle()) != static_cast<int>(arguments))
        of.misused("takes another number of arguments");
}

cursor::~cursor()
{
    sqlite3_reset(of_.handle());
    sqlite3_clear_bindings(of_.handle());
}

bool cursor::next()
{
    int const code = sqlite3_step(of_.handle());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    raise(sqlite3_db_handle(of_.handle()), of_.name(), code);
}

void cursor::finish()
{
    of_.check(sqlite3_reset(of_.handle()));
}

void cursor::expect_columns(std::size_t count) const
{
    if (sqlite3_column_count(of_.handle()) != static_cast<int>(count))
        of_.misused("has another number of columns");
}

} // namespace auktiva::storage
