#include "auction/csv.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>

namespace auktiva {

BOOST_AUTO_TEST_SUITE(csv)

namespace data = boost::unit_test::data;

/// Rows as "number: cell|cell", one after the other.
std::string shown(csv_table const& table)
{
    std::string text;
    for (auto const& row : table.rows)
    {
        text += std::to_string(row.number) + ':';
        for (auto const& cell : row.cells)
            text += cell + '|';
    }
    return text;
}

struct readable_file
{
    std::string_view what;
    std::string text;
    std::string rows;

    friend std::ostream& operator<<(std::ostream& out, readable_file const& file) { return out << file.what; }
};

readable_file const readable_files[] = {
    {"nothing", "", ""},
    {"only empty rows", "\n\r\n,,\n  \n", ""},
    {"one cell", "name", "1:name|"},
    {"commas and LF", "a,b\n1,2\n", "1:a|b|2:1|2|"},
    {"commas and CRLF", "a,b\r\n1,2\r\n", "1:a|b|2:1|2|"},
    {"CR alone", "a,b\r1,2\r", "1:a|b|2:1|2|"},
    {"semicolons", "a;b,c;d\n1;2,5;3", "1:a|b,c|d|2:1|2,5|3|"},
    {"tabs", "a\tb\n1\t2", "1:a|b|2:1|2|"},
    {"a byte order mark", "\xEF\xBB\xBFname;price\n", "1:name|price|"},
    {"empty cells at the end", "a,b,c\n1,,\n", "1:a|b|c|2:1|||"},
    {"empty rows count", "a\n\n\nb", "1:a|4:b|"},
    {"quotes", "\"a\",\"b \"\"c\"\"\"", "1:a|b \"c\"|"},
    {"separators and line ends in quotes", "\"a,b\nc\",d\n1,2", "1:a,b\nc|d|2:1|2|"},
    {"a separator in quotes does not decide", "\"x;y;z;w\",a,b\n1,2,3", "1:x;y;z;w|a|b|2:1|2|3|"},
    {"spaces around cells and quotes", "  a , \" b \" \n", "1:a|b|"},
    {"a quote within a cell", "5\" pipe,b\n1,2", "1:5\" pipe|b|2:1|2|"},
    {"text behind a quote", "\"a\"b,c", "1:ab|c|"},
    {"an empty quoted cell", "\"\",b", "1:|b|"},
    {"any language", "Ärmel;żółć;日本\n", "1:Ärmel|żółć|日本|"},
    {"a formula is a text", "=1+1,@a,+2\n", "1:=1+1|@a|+2|"},
};

BOOST_DATA_TEST_CASE(reads, data::make(readable_files), file)
{
    auto const table = parse_csv(file.text);
    BOOST_REQUIRE(table);
    BOOST_TEST(shown(*table) == file.rows);
}

struct refused_file
{
    std::string_view what;
    std::string text;
    std::string_view key;

    friend std::ostream& operator<<(std::ostream& out, refused_file const& file) { return out << file.what; }
};

refused_file const refused_files[] = {
    {"an open quote", "a,b\n\"1,2\n3,4\n", "E_CSV_QUOTE"},
    {"an open quote at the very end", "a,\"", "E_CSV_QUOTE"},
    {"a doubled quote at the very end", "a,\"b\"\"", "E_CSV_QUOTE"},
    {"Latin-1", "caf\xE9,b", "E_CSV_ENCODING"},
    {"UTF-16",
     std::string{
         "\xFF\xFE"
         "a\0",
         4},
     "E_CSV_ENCODING"},
    {"too many bytes", std::string(31, 'a'), "E_CSV_TOO_LARGE"},
    {"too many rows", "h\n1\n2\n3\n4\n", "E_CSV_TOO_LARGE"},
    {"too many columns", "a,b,c,d,e\n", "E_CSV_TOO_LARGE"},
    {"too many columns further down", "a,b\n1,2,3,,,", "E_CSV_TOO_LARGE"},
};

BOOST_DATA_TEST_CASE(refuses, data::make(refused_files), file)
{
    auto const table = parse_csv(file.text, {.bytes = 30, .rows = 3, .columns = 4});
    BOOST_REQUIRE(!table);
    BOOST_TEST(table.error().key == file.key);
}

BOOST_AUTO_TEST_CASE(takes_as_much_as_is_allowed)
{
    csv_limits const few{.bytes = 30, .rows = 3, .columns = 4};
    BOOST_TEST(shown(parse_csv("h,,,\n1\n2\n3\n\n\n", few).value()) == "1:h||||2:1|3:2|4:3|");
    std::string whole = "a";
    for (int row = 1; row <= 5000; ++row)
        whole += "\n" + std::to_string(row);
    BOOST_TEST(parse_csv(whole).value().rows.size() == 5001u);
    BOOST_TEST(parse_csv(whole + "\nmore").error().message == "Row 5002 is one too many");
}

BOOST_AUTO_TEST_CASE(hostile_files_take_no_longer_than_others)
{
    std::size_t const most = csv_limits{}.bytes;
    BOOST_TEST(parse_csv(std::string(most, '\n')).value().rows.empty());
    BOOST_TEST(parse_csv(std::string(most, '"')).value().rows.size() == 1u);
    BOOST_TEST(parse_csv(std::string(most - 1, ' ') + '"').error().key == "E_CSV_QUOTE");
    BOOST_TEST(parse_csv(std::string(most, ',')).error().key == "E_CSV_TOO_LARGE");
    BOOST_TEST(parse_csv(std::string(most + 1, 'a')).error().key == "E_CSV_TOO_LARGE");
}

BOOST_AUTO_TEST_CASE(writes_what_it_can_read)
{
    std::string const cells[] = {"plain",         "",    "a,b;c\td", "two\nlines\r\nand a third",
                                 "say \"hello\"", "5\"", "Ünï"};
    std::string text;
    csv_writer writer{text};
    for (int row = 0; row < 2; ++row)
    {
        for (auto const& cell : cells)
            writer.text(cell);
        writer.end_row();
    }
    auto const table = parse_csv(text).value();
    BOOST_REQUIRE(table.rows.size() == 2u);
    BOOST_TEST(table.rows[1].cells == cells, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(separates_rows_by_line_feeds_and_ends_without_one)
{
    std::string text;
    csv_writer writer{text};
    for (int row = 0; row < 2; ++row)
    {
        writer.plain("EUR");
        writer.plain("");
        writer.text("a \"b\"");
        writer.end_row();
    }
    BOOST_TEST(text == "EUR,,\"a \"\"b\"\"\"\nEUR,,\"a \"\"b\"\"\"");
}

std::pair<std::string_view, std::string_view> const formulas[] = {
    {"=1+1", "\"'=1+1\""}, {"+49 30", "\"'+49 30\""}, {"-1", "\"'-1\""},  {"@SUM(A1)", "\"'@SUM(A1)\""},
    {"\t=1", "\"'\t=1\""}, {"\r=1", "\"'\r=1\""},     {"a=1", "\"a=1\""}, {"'=1", "\"'=1\""},
    {" =1", "\" =1\""},
};

BOOST_AUTO_TEST_CASE(no_spreadsheet_takes_a_text_for_a_formula)
{
    for (auto const& [cell, written] : formulas)
    {
        std::string text;
        csv_writer{text}.text(cell);
        BOOST_TEST(text == written);
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace auktiva
