#include "auction/currency.hpp"
#include "auction/item_sheet.hpp"
#include "commands/add_items.hpp"
#include "storage/auctions.hpp"
#include "storage/items.hpp"
#include "web/forms.hpp"
#include "web/handlers.hpp"
#include "web/item_form.hpp"
#include "web/shapes.hpp"

#include <algorithm>
#include <set>

namespace auktiva::web {

namespace {

/// A list of items as it would become items.
struct checked_sheet
{
    std::vector<commands::add_items::row> rows;
    /// What the rows would become, without ids; as many as there are rows.
    std::vector<item> items;
    std::vector<sheet_error> errors;
    std::vector<std::string> ignored;
    std::size_t total{};
};

/// The member of a new item that a refusal of the rules is about.
std::string field_of(problem const& refused)
{
    if (refused.key == "E_INVALID_CURRENCY")
        return "currencyCode";
    return refused.key == "E_END_AFTER_AUCTION" ? "endDate" : "_root";
}

/// The row as members of a request, so that the form of a new item judges it.
std::vector<std::pair<std::string, std::string>>
members_of(sheet_row const& row, std::string const& usual_currency)
{
    auto code = std::string{row.text("currencyCode")};
    std::ranges::transform(
        code, code.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
    );
    if (code.empty())
        code = usual_currency;
    auto const* known = find_currency(code);
    std::vector<std::pair<std::string, std::string>> members{{"currencyCode", code}};
    for (auto const& [column, text] : row.cells)
        if (column->kind == sheet_kind::amount && known)
            members.emplace_back(column->field, without_currency(text, known->code, known->symbol));
        else if (column->field != "currencyCode")
            members.emplace_back(column->field, text);
    return members;
}

void blame(checked_sheet& sheet, std::size_t row, problem const& refused)
{
    for (auto const& [field, why] : refused.errors)
        sheet.errors.push_back({row, field, why});
    if (refused.errors.empty())
        sheet.errors.push_back({row, field_of(refused), refused.message});
}

void check_row(
    sheet_row const& row, auction const& in, std::string const& usual_currency, call const& asked,
    checked_sheet& into
)
{
    auto const members = body::of_query(members_of(row, usual_currency), forms::new_item);
    if (!members)
        return blame(into, row.number, members.error());
    auto form = read_item_form(*members);
    auto made = commands::make_item(form, in, asked.viewer, asked.at);
    if (!made)
        return blame(into, row.number, made.error());
    bool const was_blamed =
        std::ranges::find(into.errors, row.number, &sheet_error::row) != into.errors.end();
    if (was_blamed)
        return;
    into.rows.push_back({row.number, std::move(form)});
    into.items.push_back(*std::move(made));
}

result<checked_sheet> check_sheet(storage::database& db, call const& asked, std::string_view csv)
{
    auto const in = storage::find_auction(db, asked.id<auction_id>("auction"));
    if (!in)
        return refusals::auction_not_found();
    if (in->closed_at)
        return refusals::bad_request("E_AUCTION_CLOSED", "This auction is closed");
    auto const table = parse_csv(csv);
    if (!table)
        return table.error();
    auto sheet = read_item_sheet(*table);
    if (!sheet)
        return sheet.error();

    checked_sheet checked{
        .errors = std::move(sheet->errors),
        .ignored = std::move(sheet->ignored),
        .total = sheet->rows.size()};
    auto const usual_currency = storage::usual_currency(db, in->id).value_or("EUR");
    for (auto const& row : sheet->rows)
        check_row(row, *in, usual_currency, asked, checked);
    std::ranges::stable_sort(checked.errors, {}, &sheet_error::row);
    return checked;
}

/// For json_writer::array.
auto error_writer(json_writer& json)
{
    return [&json](sheet_error const& each)
    {
        json.object(
            [&]
            {
                json.member("row", each.row);
                json.member("field", each.field);
                json.member("message", each.message);
            }
        );
    };
}

void write_preview_row(json_writer& json, std::size_t row, item const& what)
{
    json.member("row", row);
    json.member("name", what.name);
    json.member("description", what.description);
    json.member("currencyCode", what.currency_code);
    json.member("startingBid", in_currency(what.currency_code, what.starting_bid));
    json.member("minBidIncrement", in_currency(what.currency_code, what.min_bid_increment));
    json.member("isPublished", what.is_published);
    json.member("endDate", what.ends_at);
    json.member("discussionsEnabled", what.discussions_enabled);
    json.member("isEditableByAdmin", what.is_editable_by_admin);
    json.member("antiSnipeEnabled", what.anti_snipe_enabled);
    json.member("antiSnipeThresholdSeconds", what.anti_snipe_threshold);
    json.member("antiSnipeExtensionSeconds", what.anti_snipe_extension);
}

http::response preview_answer(checked_sheet const& sheet)
{
    return object_answer(
        200,
        [&](json_writer& json)
        {
            std::size_t place = 0;
            json.array(
                "rows", sheet.items,
                [&](item const& each)
                { json.object([&] { write_preview_row(json, sheet.rows[place++].number, each); }); }
            );
            json.array("errors", sheet.errors, error_writer(json));
            json.member("total", sheet.total);
            json.array("ignoredColumns", sheet.ignored, [&](auto const& each) { json.value(each); });
        }
    );
}

/// One 422 for all rows: by field for those who know no rows, and row by row.
problem refuse_rows(checked_sheet const& sheet)
{
    auto const& first = sheet.errors.front();
    problem refused{
        refusal::validation, "E_VALIDATION",
        "Row " + std::to_string(first.row) + ": " + first.field + ' ' + first.message};
    std::set<std::string> named;
    for (auto const& each : sheet.errors)
        if (auto const path = "rows." + std::to_string(each.row) + '.' + each.field;
            named.insert(path).second)
            refused.errors.emplace_back(path, each.message);
    std::string rows;
    json_writer json{rows};
    json.array(sheet.errors, error_writer(json));
    refused.details.emplace_back("rows", std::move(rows));
    return refused;
}

http::response imported_answer(std::vector<item> const& items)
{
    return object_answer(
        201,
        [&](json_writer& json)
        {
            json.member("created", items.size());
            json.array(
                "items", items,
                [&](item const& each)
                {
                    json.object(
                        [&]
                        {
                            json.member("id", each.id);
                            json.member("name", each.name);
                            json.member("isPublished", each.is_published);
                        }
                    );
                }
            );
        }
    );
}

/// The file: the body itself, or the member `csv` of a JSON object.
std::optional<std::string> sent_csv(call& asked)
{
    if (asked.request.header("Content-Type").starts_with("text/csv"))
        return asked.request.body;
    auto const members = asked.members();
    return members ? std::optional{members->text("csv")} : std::nullopt;
}

} // namespace

void import_items(call_ptr call)
{
    if (!may_add_items(*call->as))
        return call->refuse(refusals::forbidden("E_CANNOT_ADD_ITEMS", "Bidders cannot add items"));
    auto const asked = call->query();
    if (!asked)
        return;
    auto csv = sent_csv(*call);
    if (!csv)
        return;
    call->fetch(
        [call, csv = *std::move(csv)](storage::database& db) { return check_sheet(db, *call, csv); },
        [preview = asked->flag("preview").value_or(false)](web::call& self, result<checked_sheet> sheet)
        {
            if (!sheet)
                return self.refuse(sheet.error());
            if (preview)
                return self.answer(preview_answer(*sheet));
            if (!sheet->errors.empty())
                return self.refuse(refuse_rows(*sheet));
            self.commit(
                commands::add_items{
                    self.id<auction_id>("auction"), self.viewer, std::move(sheet->rows), self.use.now()},
                imported_answer
            );
        }
    );
}

} // namespace auktiva::web
