#pragma once

#include "auction/csv.hpp"
#include "auction/problem.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva {

/// What the cells of a column are.
enum class sheet_kind
{
    text,
    /// A decimal with a point.
    amount,
    /// "true" or "false".
    flag,
};

/// A column of a list of items, by the member of a new item that it fills.
struct sheet_column
{
    std::string_view field;
    sheet_kind kind{};
    /// Other headings it goes by, in lower case without spaces, hyphens and underscores; between bars.
    std::string_view aliases{};
};

/// All of them; the first are those of Auktiva's template.
std::span<sheet_column const> sheet_columns();

struct sheet_cell
{
    sheet_column const* column{};
    std::string text;
};

/// What is wrong with a cell.
struct sheet_error
{
    std::size_t row{};
    /// "_root" for the row as a whole.
    std::string field;
    std::string message;
};

/// One item as its row says it; empty cells say nothing.
struct sheet_row
{
    std::size_t number{};
    std::vector<sheet_cell> cells;

    /// Empty where the row does not say it.
    std::string_view text(std::string_view field) const;
};

struct item_sheet
{
    std::vector<sheet_row> rows;
    std::vector<sheet_error> errors;
    /// Headings nobody knows.
    std::vector<std::string> ignored;
};

/// Finds the columns by their headings and writes every cell in one form. Whether amounts are written with a
/// point or a comma is one answer for the whole file.
result<item_sheet> read_item_sheet(csv_table const& table);

/// A header with a row as an example.
std::string item_sheet_template();

/// Removes a currency's sign or code around an amount: "€ 12.50" → "12.50".
std::string_view without_currency(std::string_view amount, std::string_view code, std::string_view symbol);

} // namespace auktiva
