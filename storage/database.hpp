#pragma once

#include "storage/error.hpp"
#include "storage/query.hpp"
#include "storage/values.hpp"

#include <boost/pfr/core.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace auktiva::storage {

/// What a connection is for.
enum class access
{
    read,    ///< query_only, never checkpoints
    write,   ///< the one writer
    create,  ///< as write, for a file that does not exist yet
    inspect, ///< looks at a file at rest and leaves no trace beside it
};

/// How a connection is opened.
struct open_options
{
    std::filesystem::path file;
    access mode = access::read;
    /// Of a connection that writes: how much of the file it may keep in memory.
    int cache_kib = 4096;
#ifdef AUKTIVA_TESTING
    std::string synchronous = "FULL";
    std::string vfs{};
#endif
};

/// One run of a statement: bound at once, and reset when it leaves scope, whatever happens meanwhile.
class cursor
{
public:
    template <class... Args>
    explicit cursor(statement& of, Args const&... args)
        : cursor{of, sizeof...(Args), claim{}}
    {
        int number = 0;
        (to_sql(parameter{of_, ++number}, args), ...);
    }
    cursor(cursor const&) = delete;
    cursor& operator=(cursor const&) = delete;
    ~cursor();

    /// Steps to the next row; false after the last one.
    bool next();
    /// Ends the run early. A statement that writes may report its failure only here.
    void finish();

    /// The row as one column's value, or as an aggregate with one member per column.
    template <class Row>
    Row as() const;

private:
    struct claim
    {
    };
    cursor(statement& of, std::size_t arguments, claim);
    void expect_columns(std::size_t count) const;

    statement& of_;
};

/// One connection. Used by one thread at a time.
class database
{
public:
    explicit database(open_options const& options);
    database(database&&) noexcept;
    database& operator=(database&&) noexcept;
    ~database();

    /// Runs to the end; returns how many rows it inserted, updated or deleted.
    template <class... Args>
    std::int64_t execute(query const& what, Args const&... args);
    /// The first row, if there is one.
    template <class Row, class... Args>
    std::optional<Row> first(query const& what, Args const&... args);
    /// The one row of a query that always has one, such as a count.
    template <class Row, class... Args>
    Row one(query const& what, Args const&... args);
    template <class Row, class... Args>
    std::vector<Row> all(query const& what, Args const&... args);
    /// Calls `visit(Row)` for each row without keeping them.
    template <class Row, class Visitor, class... Args>
    void each(query const& what, Visitor&& visit, Args const&... args);

    /// Runs a script of statements without parameters: a schema, a migration.
    void script(std::string_view name, std::string_view sql);
    /// Prepares the query, or throws what is wrong with it.
    void prepare(query const& what) { prepared(what); }

#ifdef AUKTIVA_TESTING
    /// Queries run since the connection was opened: a list must not take more of them for having more rows.
    std::int64_t runs() const;
#endif

    /// Rows changed since the connection was opened, also by what was rolled back.
    std::int64_t total_changes() const;
    bool in_transaction() const;
    /// Pages in the write-ahead log after this connection's last commit or checkpoint.
    int wal_pages() const;
    /// Moves what readers no longer need from the log into the file; `truncate` waits for them and
    /// empties the log.
    void checkpoint(bool truncate);
    /// The first thing wrong with the file's structure; empty if sound.
    std::string quick_check();
    /// Writes a sound copy of the database as of now to `file`, replacing what is there.
    void copy_to(std::filesystem::path const& file);

private:
    struct connection;

    void set_up_reader();
    void set_up_writer(open_options const& options);
    statement& prepared(query const& what);
    std::int64_t changes() const;

    std::unique_ptr<connection> connection_;
};

/// The version of the SQLite library in use, such as "3.40.1".
std::string_view sqlite_version();

/// A write transaction; rolled back unless committed.
class transaction
{
public:
    explicit transaction(database& db);
    transaction(transaction const&) = delete;
    transaction& operator=(transaction const&) = delete;
    ~transaction();

    void commit();

private:
    database& db_;
};

/// All reads within its scope see the same commit.
class snapshot
{
public:
    explicit snapshot(database& db);
    snapshot(snapshot const&) = delete;
    snapshot& operator=(snapshot const&) = delete;
    ~snapshot();

private:
    database& db_;
};

template <class Row>
Row cursor::as() const
{
    Row row{};
    if constexpr (column_value<Row>)
    {
        expect_columns(1);
        from_sql(column{of_, 0}, row);
    }
    else
    {
        expect_columns(boost::pfr::tuple_size_v<Row>);
        boost::pfr::for_each_field(
            row,
            [this](auto& field, std::size_t number) {
                from_sql(column{of_, static_cast<int>(number)}, field);
            }
        );
    }
    return row;
}

template <class... Args>
std::int64_t database::execute(query const& what, Args const&... args)
{
    cursor run{prepared(what), args...};
    while (run.next())
    {
    }
    return changes();
}

template <class Row, class... Args>
std::optional<Row> database::first(query const& what, Args const&... args)
{
    cursor run{prepared(what), args...};
    if (!run.next())
        return std::nullopt;
    std::optional<Row> row{run.as<Row>()};
    run.finish();
    return row;
}

template <class Row, class... Args>
Row database::one(query const& what, Args const&... args)
{
    if (auto row = first<Row>(what, args...))
        return *std::move(row);
    throw storage_error{fault::other, what.name, "no row"};
}

template <class Row, class... Args>
std::vector<Row> database::all(query const& what, Args const&... args)
{
    std::vector<Row> rows;
    each<Row>(
        what, [&rows](Row row) { rows.push_back(std::move(row)); }, args...
    );
    return rows;
}

template <class Row, class Visitor, class... Args>
void database::each(query const& what, Visitor&& visit, Args const&... args)
{
    cursor run{prepared(what), args...};
    while (run.next())
        visit(run.as<Row>());
}

} // namespace auktiva::storage
