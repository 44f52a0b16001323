#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace auktiva::storage {

/// Where a row stands in its list: the number the list is ordered by, and what tells equals apart.
struct place
{
    std::int64_t order{};
    std::string row{};
};

/// A part of a list: behind a place, and at most so many rows. All of it where neither is said. A query takes
/// the place and rows_to_read(), and the list goes on where it was left whatever is added meanwhile.
struct page
{
    std::optional<place> after{};
    std::optional<std::int64_t> limit{};

    /// Before the first row of a list whose order falls, or rises.
    place from_above() const { return after.value_or(place{std::numeric_limits<std::int64_t>::max()}); }
    place from_below() const { return after.value_or(place{std::numeric_limits<std::int64_t>::min()}); }
    /// One more than wanted tells whether more follow.
    std::int64_t rows_to_read() const { return limit ? *limit + 1 : -1; }
};

/// The rows of a page.
template <class Row>
struct paged : std::vector<Row>
{
    /// Where the next page begins, if there is one.
    std::optional<place> next{};
};

/// Drops the row that only told that more follow. `place_of(row)` is what the list is ordered by.
template <class Row, class PlaceOf>
paged<Row> cut(std::vector<Row> rows, page const& wanted, PlaceOf const& place_of)
{
    paged<Row> part{std::move(rows)};
    if (wanted.limit && std::ssize(part) > *wanted.limit)
    {
        part.pop_back();
        part.next = place_of(part.back());
    }
    return part;
}

/// Of lists ordered by when their rows were made.
template <class Row>
paged<Row> cut_by_age(std::vector<Row> rows, page const& wanted)
{
    return cut(
        std::move(rows), wanted,
        [](Row const& row) {
            return place{row.created_at.time_since_epoch().count(), row.id.text};
        }
    );
}

} // namespace auktiva::storage
