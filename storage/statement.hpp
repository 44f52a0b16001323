#pragma once

#include "storage/error.hpp"

#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>

// Inside of the engine only: the one header that shows SQLite's types.
namespace auktiva::storage {

/// Throws what SQLite's result code and the connection's last message say.
[[noreturn]] void raise(sqlite3* db, std::string_view statement, int code);

/// A prepared statement, owned by its connection.
class statement
{
public:
    statement(sqlite3* db, std::string_view called, std::string_view sql);

    std::string_view name() const { return name_; }
    sqlite3_stmt* handle() const { return handle_.get(); }
    /// Throws unless `code` is SQLITE_OK.
    void check(int code) const;
    [[noreturn]] void misused(std::string const& how) const;

private:
    struct finalizer
    {
        void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
    };

    std::string_view name_;
    std::unique_ptr<sqlite3_stmt, finalizer> handle_;
};

} // namespace auktiva::storage
