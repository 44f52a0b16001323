#include "auction/item_sheet.hpp"

#include "auction/refusals.hpp"
#include "auction/text_rules.hpp"

#include <algorithm>
#include <array>

namespace auktiva {

namespace {

constexpr std::array columns{
    sheet_column{"name", sheet_kind::text, "|title|item|itemname|"},
    sheet_column{"description", sheet_kind::text, "|desc|"},
    sheet_column{"currencyCode", sheet_kind::text, "|currency|"},
    sheet_column{"startingBid", sheet_kind::amount, "|startbid|price|startingprice|"},
    sheet_column{"minBidIncrement", sheet_kind::amount, "|minincrement|increment|"},
    sheet_column{"isPublished", sheet_kind::flag, "|published|status|"},
    sheet_column{"endDate", sheet_kind::text, "|end|ends|endsat|enddatetime|"},
    sheet_column{"discussionsEnabled", sheet_kind::flag, "|discussions|comments|commentsenabled|"},
    sheet_column{"isEditableByAdmin", sheet_kind::flag, "|editablebyadmin|"},
    sheet_column{"antiSnipeEnabled", sheet_kind::flag, "|antisnipe|"},
    sheet_column{"antiSnipeThresholdSeconds", sheet_kind::text, "|antisnipethreshold|"},
    sheet_column{"antiSnipeExtensionSeconds", sheet_kind::text, "|antisnipeextension|"},
};

/// What people and their spreadsheets write for yes and no.
constexpr std::string_view yes = "|true|yes|y|1|published|active|wahr|ja|verdadero|igaz|prawda|";
constexpr std::string_view no = "|false|no|n|0|draft|unpublished|inactive|falsch|nein|falso|hamis|fałsz|";

bool lists(std::string_view words, std::string const& word)
{
    return !word.empty() && word.find('|') == word.npos && words.find('|' + word + '|') != words.npos;
}

sheet_column const* find_column(std::string_view heading)
{
    auto name = lower_ascii(heading);
    std::erase_if(name, [](char c) { return c == ' ' || c == '-' || c == '_'; });
    for (auto const& each : columns)
        if (name == lower_ascii(each.field) || lists(each.aliases, name))
            return &each;
    return nullptr;
}

/// By their place in the file; nullptr where nobody knows the heading.
using column_order = std::vector<sheet_column const*>;

result<column_order> order_columns(csv_row const& header)
{
    column_order order;
    for (auto const& heading : header.cells)
    {
        auto const* column = find_column(heading);
        if (column && std::ranges::find(order, column) != order.end())
            return refusals::bad_request(
                "E_CSV_HEADER", "Two columns are the " + std::string{column->field} + " of an item"
            );
        order.push_back(column);
    }
    if (std::ranges::find(order, &columns.front()) == order.end())
        return refusals::bad_request("E_CSV_HEADER", "The first row must name the columns, name among them");
    return order;
}

/// Spaces, and what stands for them between groups of digits, are left out.
std::string without_spaces(std::string text)
{
    for (std::string_view const space : {" ", "\xC2\xA0", "\xE2\x80\xAF", "'", "\xE2\x80\x99"})
        for (auto at = text.find(space); at != text.npos; at = text.find(space, at))
            text.erase(at, space.size());
    return text;
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// The sign that must be the decimal one in this amount: the last of two kinds, or the only one if what
/// follows is no group of three. 0 where it could be either.
char decimal_sign_of(std::string_view amount)
{
    auto const last = amount.find_last_of(".,");
    if (last == amount.npos)
        return 0;
    auto const first = amount.find_first_of(".,");
    if (amount[first] != amount[last])
        return amount[last];
    if (first != last)
        return amount[last] == ',' ? '.' : ',';
    auto const digits = std::min(amount.find_first_not_of("0123456789", last + 1), amount.size()) - last - 1;
    bool const may_be_group = digits == 3 && last > 0 && is_digit(amount[last - 1]);
    return may_be_group ? '\0' : amount[last];
}

/// One answer for the whole file: what its clearest amount says, else what its separator makes likely.
char find_decimal_sign(csv_table const& table, column_order const& order)
{
    for (auto row = table.rows.begin() + 1; row != table.rows.end(); ++row)
        for (std::size_t place = 0; place < std::min(order.size(), row->cells.size()); ++place)
            if (order[place] && order[place]->kind == sheet_kind::amount)
                if (auto const sign = decimal_sign_of(row->cells[place]))
                    return sign;
    return table.separator == ';' ? ',' : '.';
}

/// Groups of three digits are joined and the decimal sign becomes a point; nothing where the signs do not
/// fit.
std::optional<std::string> plain_amount(std::string const& written, char decimal_sign)
{
    auto const text = without_spaces(written);
    char const group_sign = decimal_sign == ',' ? '.' : ',';
    auto const point = std::min(text.find(decimal_sign), text.size());
    auto const whole_end = std::min(text.find_last_of("0123456789", point), text.size()) + 1;
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (at == point)
            plain += '.';
        else if (text[at] != group_sign || at > point)
            plain += text[at];
        else if (at == 0 || !is_digit(text[at - 1]) || at + 4 > whole_end || (whole_end - at) % 4 != 0)
            return std::nullopt;
    return plain;
}

std::optional<std::string> plain_flag(std::string const& written)
{
    auto const word = lower_ascii(written);
    if (lists(yes, word))
        return "true";
    return lists(no, word) ? std::optional<std::string>{"false"} : std::nullopt;
}

/// The cell in its one form, or why it has none.
result<std::string> normalise(sheet_kind kind, char decimal_sign, std::string const& written)
{
    auto const is_amount = kind == sheet_kind::amount;
    if (!is_amount && kind != sheet_kind::flag)
        return written;
    if (auto plain = is_amount ? plain_amount(written, decimal_sign) : plain_flag(written))
        return *std::move(plain);
    return refusals::invalid({}, is_amount ? "is not written as the other amounts are" : "must be yes or no");
}

void read_row(csv_row const& from, column_order const& order, char decimal_sign, item_sheet& into)
{
    sheet_row row{.number = from.number};
    for (std::size_t place = 0; place < from.cells.size(); ++place)
    {
        auto const* column = place < order.size() ? order[place] : nullptr;
        if (from.cells[place].empty())
            continue;
        if (place >= order.size())
            into.errors.push_back({from.number, "_root", "has more cells than the header"});
        if (!column)
            continue;
        if (auto plain = normalise(column->kind, decimal_sign, from.cells[place]))
            row.cells.push_back({column, *std::move(plain)});
        else
            into.errors.push_back(
                {from.number, std::string{column->field}, plain.error().errors.front().second}
            );
    }
    into.rows.push_back(std::move(row));
}

} // namespace

std::span<sheet_column const> sheet_columns()
{
    return columns;
}

std::string_view sheet_row::text(std::string_view field) const
{
    auto const found =
        std::ranges::find(cells, field, [](sheet_cell const& cell) { return cell.column->field; });
    return found == cells.end() ? std::string_view{} : std::string_view{found->text};
}

result<item_sheet> read_item_sheet(csv_table const& table)
{
    if (table.rows.size() < 2)
        return refusals::bad_request("E_CSV_EMPTY", "The file has no rows below its header");
    auto const order = order_columns(table.rows.front());
    if (!order)
        return order.error();

    item_sheet sheet;
    for (std::size_t place = 0; place < order->size(); ++place)
        if (auto const& heading = table.rows.front().cells[place]; !(*order)[place] && !heading.empty())
            sheet.ignored.push_back(heading);
    auto const decimal_sign = find_decimal_sign(table, *order);
    for (auto row = table.rows.begin() + 1; row != table.rows.end(); ++row)
        read_row(*row, *order, decimal_sign, sheet);
    return sheet;
}

std::string item_sheet_template()
{
    return "name,description,currency,startingBid,minIncrement,published,endDate\n"
           "Brass lantern,\"From the lighthouse, about 1920\",EUR,10.00,1.00,false,\n";
}

std::string_view without_currency(std::string_view amount, std::string_view code, std::string_view symbol)
{
    for (auto const sign : {code, symbol})
    {
        if (amount.starts_with(sign))
            amount.remove_prefix(sign.size());
        else if (amount.ends_with(sign))
            amount.remove_suffix(sign.size());
    }
    return amount;
}

} // namespace auktiva
