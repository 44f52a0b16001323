#pragma once

#include "auction/foreign_value.hpp"
#include "auction/ids.hpp"
#include "auction/money.hpp"
#include "auction/time.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// How values become columns and back. For a type of its own a noun adds a pair of overloads
// `to_sql(parameter, T)` and `from_sql(column, T&)` in this namespace.
namespace auktiva::storage {

class statement;

/// One parameter of a statement about to run. Text is copied.
struct parameter
{
    statement& of;
    int number;

    void set(std::nullptr_t) const;
    void set(std::int64_t value) const;
    void set(std::string_view value) const;
};

/// One column of the row a statement stands on. Throws where the stored type is another; text is valid
/// until the next row.
struct column
{
    statement& of;
    int number;

    bool null() const;
    std::int64_t integer() const;
    std::string_view text() const;
    /// Whatever it is.
    foreign_value any() const;
};

inline void to_sql(parameter into, std::nullptr_t)
{
    into.set(nullptr);
}

template <std::integral T>
void to_sql(parameter into, T value)
{
    into.set(static_cast<std::int64_t>(value));
}

inline void to_sql(parameter into, std::string_view value)
{
    into.set(value);
}

inline void to_sql(parameter into, money value)
{
    into.set(value.minor);
}

inline void to_sql(parameter into, timestamp value)
{
    into.set(std::int64_t{value.time_since_epoch().count()});
}

template <class Tag>
void to_sql(parameter into, basic_id<Tag> const& value)
{
    into.set(std::string_view{value.text});
}

template <class T>
void to_sql(parameter into, std::optional<T> const& value)
{
    if (value)
        to_sql(into, *value);
    else
        into.set(nullptr);
}

template <std::integral T>
void from_sql(column from, T& value)
{
    value = static_cast<T>(from.integer());
}

inline void from_sql(column from, std::string& value)
{
    value = from.text();
}

inline void from_sql(column from, money& value)
{
    value.minor = from.integer();
}

inline void from_sql(column from, timestamp& value)
{
    value = timestamp{std::chrono::milliseconds{from.integer()}};
}

inline void from_sql(column from, foreign_value& value)
{
    value = from.any();
}

template <class Tag>
void from_sql(column from, basic_id<Tag>& value)
{
    value.text = from.text();
}

template <class T>
void from_sql(column from, std::optional<T>& value)
{
    if (from.null())
        value.reset();
    else
        from_sql(from, value.emplace());
}

/// A type that fills one column. Every other row type is an aggregate of these.
template <class T>
concept column_value = requires(column from, T& value)
{
    from_sql(from, value);
};

} // namespace auktiva::storage
