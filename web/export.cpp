#include "auction/csv.hpp"
#include "auction/currency.hpp"
#include "auction/item_sheet.hpp"
#include "storage/results.hpp"
#include "web/handlers.hpp"
#include "web/shapes.hpp"

#include <algorithm>
#include <map>

namespace auktiva::web {

namespace {

struct exported_auction
{
    auction what;
    std::vector<storage::item_result> items;
    std::vector<storage::member_card> members;
};

/// Every character that is no ASCII letter or digit becomes an underscore; one beyond the basic plane two, as
/// Auktiva counts.
std::string file_name(std::string_view name, std::string_view ending)
{
    std::string plain;
    for (auto const c : name)
    {
        auto const byte = static_cast<unsigned char>(c);
        bool const kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (kept)
            plain += c;
        else if (byte < 0x80 || byte >= 0xC0)
            plain.append(byte >= 0xF0 ? 2 : 1, '_');
    }
    return plain.append("_export.").append(ending);
}

http::response attachment(exported_auction const& from, std::string_view ending, http::response answer)
{
    answer.headers.emplace_back(
        "Content-Disposition", "attachment; filename=\"" + file_name(from.what.name, ending) + '"'
    );
    return answer;
}

/// With two decimals whatever the currency has, as Auktiva prints it.
std::string two_decimals(std::string_view code, money amount)
{
    auto const exponent = find_currency(code)->exponent;
    auto const text = format_money(amount, exponent);
    return exponent == 0 ? text + ".00" : text;
}

std::string csv_of(exported_auction const& from)
{
    std::string text;
    csv_writer csv{text};
    for (auto const heading :
         {"Item Name", "Currency", "Starting Bid", "Winning Bid", "Winner Name", "Winner Email", "Bid Count"})
        csv.plain(heading);
    csv.end_row();
    for (auto const& row : from.items)
    {
        csv.text(row.name);
        csv.plain(row.currency_code);
        csv.plain(two_decimals(row.currency_code, row.starting_bid));
        csv.plain(row.current_bid ? two_decimals(row.currency_code, *row.current_bid) : "0.00");
        row.leader ? csv.text(row.leader_name.value_or("")) : csv.plain("");
        row.leader ? csv.text(row.leader_email.value_or("")) : csv.plain("");
        csv.plain(std::to_string(row.bid_count));
        csv.end_row();
    }
    return text;
}

/// What was bid in all, by currency; and Auktiva's sum over all currencies, which means little.
void write_totals(json_writer& json, std::vector<storage::item_result> const& items)
{
    std::map<std::string, money> totals;
    money in_hundredths;
    for (auto const& row : items)
        if (row.current_bid)
        {
            totals[row.currency_code] = totals[row.currency_code] + *row.current_bid;
            auto const factor = find_currency(row.currency_code)->exponent == 0 ? 100 : 1;
            in_hundredths.minor += row.current_bid->minor * factor;
        }
    json.member("totalValue", amount{in_hundredths, 2});
    json.array(
        "totals", totals,
        [&](auto const& each)
        {
            json.object(
                [&]
                {
                    json.member("currency", each.first);
                    json.member("total", in_currency(each.first, each.second));
                }
            );
        }
    );
}

void write_summary(json_writer& json, exported_auction const& from)
{
    std::int64_t bids = 0;
    std::int64_t with_bids = 0;
    for (auto const& row : from.items)
    {
        bids += row.bid_count;
        with_bids += row.bid_count > 0;
    }
    json.member("totalItems", from.items.size());
    json.member("itemsWithBids", with_bids);
    json.member("totalBids", bids);
    write_totals(json, from.items);
    json.member("memberCount", from.members.size());
}

void write_exported_item(json_writer& json, storage::item_result const& row)
{
    json.member("id", row.id);
    json.member("name", row.name);
    json.member("description", row.description);
    json.member("currency", row.currency_code);
    json.member("currencySymbol", find_currency(row.currency_code)->symbol);
    json.member("startingBid", in_currency(row.currency_code, row.starting_bid));
    json.member("currentBid", in_currency(row.currency_code, row.current_bid));
    json.member("bidCount", row.bid_count);
    if (row.leader)
        json.object(
            "winner",
            [&]
            {
                json.member("name", row.leader_name);
                json.member("email", row.leader_email);
                json.member("amount", in_currency(row.currency_code, row.current_bid));
            }
        );
    else
        json.member("winner", nullptr);
    json.member("endDate", shown_end(row, row.ends_at));
}

void write_export(json_writer& json, exported_auction const& from)
{
    json.object(
        "auction",
        [&]
        {
            json.member("id", from.what.id);
            json.member("name", from.what.name);
            json.member("description", from.what.description);
            json.member("endDate", shown_end(from.what, from.what.ends_at));
            json.member("createdAt", from.what.created_at);
        }
    );
    json.object("summary", [&] { write_summary(json, from); });
    json.array(
        "items", from.items, [&](auto const& row) { json.object([&] { write_exported_item(json, row); }); }
    );
    json.array(
        "members", from.members,
        [&](storage::member_card const& each)
        {
            json.object(
                [&]
                {
                    json.member("name", each.name);
                    json.member("email", each.email);
                    json.member("role", name_of(each.as));
                    json.member("joinedAt", each.joined_at);
                }
            );
        }
    );
}

http::response csv_answer(std::string text)
{
    return {.status = 200, .content_type = "text/csv; charset=utf-8", .body = std::move(text)};
}

} // namespace

void export_auction(call_ptr call)
{
    auto const asked = call->query();
    if (!asked)
        return;
    call->read(
        [id = call->id<auction_id>("auction"), viewer = call->viewer,
         as_csv = asked->text("format") == "csv"](storage::database& db) -> result<http::response>
        {
            auto what = storage::find_auction(db, id);
            if (!what)
                return refusals::auction_not_found();
            exported_auction const from{
                *std::move(what), storage::item_results(db, id, viewer), storage::member_cards(db, id)};
            if (as_csv)
                return attachment(from, "csv", csv_answer(csv_of(from)));
            auto const write = [&](json_writer& json) { write_export(json, from); };
            return attachment(from, "json", object_answer(200, write));
        }
    );
}

void show_item_template(call_ptr call)
{
    auto answer = csv_answer(item_sheet_template());
    answer.headers.emplace_back("Content-Disposition", "attachment; filename=\"items.csv\"");
    call->answer(std::move(answer));
}

} // namespace auktiva::web
