#include "auction/item_sheet.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

namespace auktiva {

BOOST_AUTO_TEST_SUITE(lists_of_items)

namespace data = boost::unit_test::data;

result<item_sheet> read(std::string_view text)
{
    return read_item_sheet(parse_csv(text).value());
}

/// "field=text " of each cell of a row.
std::string said(sheet_row const& row)
{
    std::string text;
    for (auto const& cell : row.cells)
        text.append(cell.column->field).append("=").append(cell.text).append(" ");
    return text;
}

BOOST_AUTO_TEST_CASE(columns_are_found_by_what_people_call_them)
{
    for (std::string_view const headings :
         {"name,description,currencyCode,startingBid,minBidIncrement,isPublished",
          "Title,desc,Currency,price,increment,status",
          "ITEM,Description,currency_code,Starting Price,min-increment,published",
          "item name,DESC,Currency Code,start_bid,Min Bid Increment,is_published"})
        BOOST_TEST(
            said(read(std::string{headings} + "\nVase,Old,EUR,10,1,yes").value().rows.at(0)) ==
            "name=Vase description=Old currencyCode=EUR startingBid=10 minBidIncrement=1 isPublished=true "
        );
    BOOST_TEST(
        said(read("name,End Date,anti-snipe,anti_snipe_threshold,antiSnipeExtensionSeconds,comments,editable "
                  "by admin\n"
                  "Vase,2030-01-01T20:00Z,ja,60,30,no,TRUE")
                 .value()
                 .rows.at(0)) ==
        "name=Vase endDate=2030-01-01T20:00Z antiSnipeEnabled=true antiSnipeThresholdSeconds=60 "
        "antiSnipeExtensionSeconds=30 discussionsEnabled=false isEditableByAdmin=true "
    );
}

BOOST_AUTO_TEST_CASE(what_nobody_knows_is_named_and_left_out)
{
    auto const sheet = read("shelf,name,,box\n3,Vase,x,4\n").value();
    BOOST_TEST(said(sheet.rows.at(0)) == "name=Vase ");
    BOOST_TEST(sheet.ignored == (std::vector<std::string>{"shelf", "box"}), boost::test_tools::per_element());
    BOOST_TEST(sheet.errors.empty());
}

BOOST_AUTO_TEST_CASE(a_file_without_names_or_rows_is_refused)
{
    BOOST_TEST(read("").error().key == "E_CSV_EMPTY");
    BOOST_TEST(read("name,price\n\n").error().key == "E_CSV_EMPTY");
    BOOST_TEST(read("Vase,10\nBowl,12").error().key == "E_CSV_HEADER");
    BOOST_TEST(read("name,price,Starting Bid\nVase,1,2").error().key == "E_CSV_HEADER");
    BOOST_TEST(read("name|title\nVase").error().key == "E_CSV_HEADER");
}

struct written_amounts
{
    std::string_view file;
    std::string_view read;

    friend std::ostream& operator<<(std::ostream& out, written_amounts const& amounts)
    {
        return out << amounts.file;
    }
};

constexpr written_amounts amount_files[] = {
    {"name,price\na,12.50", "12.50"},
    {"name;price\na;12,50", "12.50"},
    {"name,price\na,\"12,50\"", "12.50"},
    {"name,price\na,\"1,234\"", "1234"},
    {"name;price\na;1,234", "1.234"},
    {"name;price\na;1.234", "1234"},
    {"name,price\na,1.234", "1.234"},
    {"name,price\na,\"1,234.50\"", "1234.50"},
    {"name;price\na;1.234,50", "1234.50"},
    {"name;price\na;1.234.567", "1234567"},
    {"name,price\na,\"1,234,567\"", "1234567"},
    // The clearest amount of the file decides for all.
    {"name;price\na;1.234\nb;9.5", "1.234 9.5"},
    {"name,price\na,\"1,234\"\nb,\"9,5\"", "1.234 9.5"},
    {"name,price,increment\na,1.234,\"0,5\"", "1234 0.5"},
    {"name;price\na;1 234,50\nb;1'234,00", "1234.50 1234.00"},
    {"name;price\na;1\xC2\xA0"
     "234,50",
     "1234.50"},
    {"name;price\na;€ 12,50\nb;12,50 EUR", "€12.50 12.50EUR"},
    {"name,price\na,much\nb,-5", "much -5"},
    {"name,price\na,1e3\nb,0x10", "1e3 0x10"},
    {"name,price\na,.5\nb,5.", ".5 5."},
};

BOOST_DATA_TEST_CASE(amounts_are_read_alike_in_the_whole_file, data::make(amount_files), amounts)
{
    std::string texts;
    auto const sheet = read(amounts.file).value();
    for (auto const& row : sheet.rows)
        for (auto const& cell : row.cells)
            if (cell.column->kind == sheet_kind::amount)
                texts.append(texts.empty() ? "" : " ").append(cell.text);
    BOOST_TEST(texts == amounts.read);
    BOOST_TEST(sheet.errors.empty());
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_told_with_row_and_field)
{
    auto const sheet =
        read("name,price,published\nVase,12.50,maybe\n\nBowl,\"12,50\",yes\nCup,1,no,over\n").value();
    std::string told;
    for (auto const& error : sheet.errors)
        told += std::to_string(error.row) + ' ' + error.field + ": " + error.message + '\n';
    BOOST_TEST(
        told == "2 isPublished: must be yes or no\n"
                "4 startingBid: is not written as the other amounts are\n"
                "5 _root: has more cells than the header\n"
    );
    BOOST_TEST(sheet.rows.size() == 3u);
    BOOST_TEST(said(sheet.rows.at(1)) == "name=Bowl isPublished=true ");
}

BOOST_AUTO_TEST_CASE(the_template_can_be_read)
{
    auto const sheet = read(item_sheet_template()).value();
    BOOST_TEST(sheet.errors.empty());
    BOOST_TEST(sheet.ignored.empty());
    BOOST_TEST(sheet.rows.size() == 1u);
    BOOST_TEST(sheet.rows.at(0).text("startingBid") == "10.00");
}

BOOST_AUTO_TEST_CASE(a_currency_beside_its_amount_is_left_out)
{
    for (auto const written : {"12.50", "€12.50", "12.50€", "EUR12.50", "12.50EUR"})
        BOOST_TEST(without_currency(written, "EUR", "€") == "12.50");
    BOOST_TEST(without_currency("$12.50", "EUR", "€") == "$12.50");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
