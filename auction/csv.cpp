#include "auction/csv.hpp"

#include "auction/refusals.hpp"
#include "auction/text_rules.hpp"

#include <algorithm>
#include <array>

namespace auktiva {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The separator that is most frequent outside quotes in the first row; a comma if none is.
char find_separator(std::string_view text)
{
    constexpr std::string_view known = ",;\t";
    std::array<std::size_t, known.size()> counts{};
    bool quoted = false;
    for (auto const c : text)
    {
        if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '\n' || c == '\r'))
            break;
        else if (auto const which = known.find(c); !quoted && which != known.npos)
            ++counts[which];
    }
    return known[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

/// Takes rows from the front of a text.
class row_scanner
{
public:
    row_scanner(std::string_view text, char separator)
        : rest_{text}
        , separator_{separator}
    {
    }

    bool at_end() const { return rest_.empty(); }
    /// False if the text ends within quotes, or the row has more than `most` cells.
    bool next_row(std::vector<std::string>& cells, std::size_t most);
    bool open_quote() const { return open_quote_; }

private:
    std::string next_cell();
    void take_quoted(std::string& into);
    void skip_line_end();
    bool at_cell_end() const
    {
        return at_end() || rest_.front() == separator_ || rest_.front() == '\n' || rest_.front() == '\r';
    }
    char take()
    {
        auto const c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }

    std::string_view rest_;
    char separator_;
    bool open_quote_{};
};

void row_scanner::take_quoted(std::string& into)
{
    take();
    while (!at_end())
    {
        auto const c = take();
        if (c != '"')
            into += c;
        else if (!at_end() && rest_.front() == '"')
            into += take();
        else
            return;
    }
    open_quote_ = true;
}

std::string row_scanner::next_cell()
{
    std::string cell;
    while (!at_cell_end())
        if (rest_.front() == '"' && is_blank(cell))
        {
            cell.clear();
            take_quoted(cell);
            while (!at_cell_end())
                cell += take();
        }
        else
            cell += take();
    auto const first = cell.find_first_not_of(" \t\r\n");
    if (first == cell.npos)
        return {};
    return cell.substr(first, cell.find_last_not_of(" \t\r\n") + 1 - first);
}

void row_scanner::skip_line_end()
{
    if (!at_end() && take() == '\r' && !at_end() && rest_.front() == '\n')
        take();
}

bool row_scanner::next_row(std::vector<std::string>& cells, std::size_t most)
{
    cells.assign(1, next_cell());
    while (!at_end() && rest_.front() == separator_)
    {
        take();
        if (cells.size() == most)
            return false;
        cells.push_back(next_cell());
    }
    skip_line_end();
    return !open_quote_;
}

problem in_row(std::string_view key, std::size_t row, std::string_view what)
{
    return refusals::bad_request(key, "Row " + std::to_string(row) + " " + std::string{what});
}

/// Spreadsheets take a cell that starts so for a formula, also behind a tab or a line end.
bool starts_formula(std::string_view cell)
{
    return !cell.empty() && std::string_view{"=+-@\t\r\n"}.find(cell.front()) != std::string_view::npos;
}

} // namespace

result<csv_table> parse_csv(std::string_view text, csv_limits const& limits)
{
    if (text.size() > limits.bytes)
        return refusals::bad_request("E_CSV_TOO_LARGE", "The file is too large");
    if (!is_utf8(text))
        return refusals::bad_request("E_CSV_ENCODING", "The file is not UTF-8: save it as \"CSV UTF-8\"");
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());

    csv_table table{.separator = find_separator(text)};
    row_scanner scan{text, table.separator};
    for (csv_row row{.number = 1}; !scan.at_end(); ++row.number)
    {
        if (!scan.next_row(row.cells, limits.columns))
            return scan.open_quote() ? in_row("E_CSV_QUOTE", row.number, "opens a quote that never ends")
                                     : in_row("E_CSV_TOO_LARGE", row.number, "has too many columns");
        if (std::ranges::all_of(row.cells, &std::string::empty))
            continue;
        if (table.rows.size() > limits.rows)
            return in_row("E_CSV_TOO_LARGE", row.number, "is one too many");
        table.rows.push_back(row);
    }
    return table;
}

void csv_writer::separate()
{
    if (follows_cell_)
        target_ += ',';
    else if (ended_row_)
        target_ += '\n';
    follows_cell_ = true;
    ended_row_ = false;
}

void csv_writer::plain(std::string_view cell)
{
    separate();
    target_ += cell;
}

void csv_writer::text(std::string_view cell)
{
    separate();
    target_ += '"';
    if (starts_formula(cell))
        target_ += '\'';
    for (auto const c : cell)
        target_.append(c == '"' ? 2 : 1, c);
    target_ += '"';
}

void csv_writer::end_row()
{
    follows_cell_ = false;
    ended_row_ = true;
}

} // namespace auktiva
