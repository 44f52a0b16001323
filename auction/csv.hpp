#pragma once

#include "auction/problem.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva {

/// How much of a file is read; beyond it the whole file is refused.
struct csv_limits
{
    std::size_t bytes{5 * 1024 * 1024};
    /// Besides the header.
    std::size_t rows{5000};
    std::size_t columns{64};
};

/// One row with anything in it.
struct csv_row
{
    /// As a spreadsheet counts: the header is 1, empty rows count.
    std::size_t number{};
    /// Without the spaces around them.
    std::vector<std::string> cells;
};

struct csv_table
{
    char separator{','};
    std::vector<csv_row> rows;
};

/// Reads RFC 4180 and what spreadsheets make of it: comma, semicolon or tab, whichever the first row has most
/// of; any line end; a byte order mark; cells of several lines. Refuses what is not UTF-8, an open quote, and
/// what exceeds the limits.
result<csv_table> parse_csv(std::string_view text, csv_limits const& limits = {});

/// Appends rows to a text: commas between cells, LF between rows.
class csv_writer
{
public:
    explicit csv_writer(std::string& target)
        : target_{target}
    {
    }

    /// As it stands: a number, a code.
    void plain(std::string_view cell);
    /// Quoted, and so that no spreadsheet takes it for a formula.
    void text(std::string_view cell);
    void end_row();

private:
    void separate();

    std::string& target_;
    bool ended_row_{};
    bool follows_cell_{};
};

} // namespace auktiva
